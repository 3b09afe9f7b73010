// Ours from a supergraph in a file: nobody is asked who they are.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFromFile } from '../../../gateway/dist/start-from-file.js';
import { supergraphAt } from '../supergraph.mjs';

export async function start({ byPath }) {
  const file = join(mkdtempSync(join(tmpdir(), 'linli-bench-')), 'supergraph.graphql');
  writeFileSync(file, supergraphAt(byPath));
  const gateway = await startFromFile({ file, port: 0 });
  return { url: `${gateway.url}/graphql` };
}
