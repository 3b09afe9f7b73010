import { logOf } from '@linli/kit/log';
import { graphKeeper } from './composition/keeper.ts';
import { readDocuments } from './documents/documents.ts';
import { issuerKeys } from './identity/keys.ts';
import { tokenReader } from './identity/token.ts';
import { serveGraph, type Gateway } from './serve-graph.ts';
import { completed, type GatewaySettings } from './settings.ts';
import { sdlReader } from './transport/sdl.ts';

export type { Gateway } from './serve-graph.ts';

/**
 * Starts the one door. Subgraphs that are down do not stop it: it serves the last good graph, or waits for them and
 * says so at `/health/ready`. Subgraphs that do not compose do, when there is nothing older to serve.
 */
export async function startGateway(settings: GatewaySettings): Promise<Gateway> {
  const given = completed(settings);
  const all = { ...given, log: given.log ?? logOf({ name: 'gateway', level: 'info' }) };
  const { issuers, clients, maxTokenSeconds, production } = all;
  const documents = readDocuments(all.documentsDir);
  const names = all.subgraphs.map(({ name }) => name);
  return serveGraph(all, {
    documents,
    readToken: tokenReader({ issuers, clients, maxSeconds: maxTokenSeconds, keys: issuerKeys(all.jwksUri) }),
    keep: (calls) => graphKeeper({ ...all, names, sdlOf: sdlReader(calls), isClosed: production, documents }),
  });
}
