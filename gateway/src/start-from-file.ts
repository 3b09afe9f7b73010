import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { addressesIn } from './composition/addresses.ts';
import { graphOf } from './composition/graph.ts';
import { readDocuments } from './documents/documents.ts';
import { fail } from './failure.ts';
import { serveGraph, type Gateway } from './serve-graph.ts';
import { completed } from './settings.ts';

/** A supergraph in a file, served to anybody. */
export interface FromFile {
  readonly file: string;
  readonly port: number;
}

// Whoever tries a graph out asks as fast as it goes.
const endless = { most: 1e12, perSecond: 1e12 };
const unmetered = {
  anonymousPerMinute: 1e9,
  anonymousChangesPerMinute: 1e9,
  allowances: { address: endless },
  // Lists of others have no pages.
  limits: { objects: 1e12 },
};

/**
 * Serves any supergraph as it stands, at the addresses it names, without asking who asks and without our linter: for
 * trying the executor against graphs and test suites of others, never for a city.
 */
export async function startFromFile({ file, port }: FromFile): Promise<Gateway> {
  const text = await readFile(file, 'utf8');
  const { privateKey: contextKey } = generateKeyPairSync('ed25519');
  const subgraphs = addressesIn(text);
  const all = completed({ port, subgraphs, issuer: 'nobody', clients: [], contextKey, ...unmetered });
  const graph = graphOf(text, { ...all, isClosed: false, isUnguarded: true });
  return serveGraph(all, {
    documents: readDocuments(null),
    readToken: () => fail('SIGN_IN_REQUIRED'),
    keep: async () => ({
      current: () => graph,
      subgraphs: () => [],
      reload: async () => 'SAME',
      close: () => undefined,
    }),
  });
}
