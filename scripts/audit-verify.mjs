// `npm run audit:verify -- [--data ./data]`: reads the whole audit ledger and names the first broken place.
// With LINLI_MONGODB_URI (or MONGODB_URI) and LINLI_AUDIT_HEADS it reads a deployment, without them a city's data folder.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, root, run } from './bootstrap.mjs';

const { values } = parseArgs({ options: { data: { type: 'string', default: './data' } } });
const data = resolve(values.data);
const folder = join(data, 'database');

/** The address of a city that runs on this folder, or null. */
function runningAt() {
  try {
    const { pid, port } = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
    process.kill(pid, 0);
    return `mongodb://127.0.0.1:${port}/?replicaSet=rs0`;
  } catch {
    // No such file, or nobody of that number: the city is at rest.
    return null;
  }
}

async function served() {
  if (!existsSync(folder)) {
    process.stderr.write(`There is no city in ${data}. Name its folder with --data, or set LINLI_MONGODB_URI.\n`);
    process.exit(2);
  }
  const { serve } = await import('../packages/embedded-db/dist/index.js');
  return serve({ path: folder, port: 0 });
}

await bootstrap();
const given = process.env.LINLI_MONGODB_URI ?? process.env.MONGODB_URI ?? runningAt();
const database = given ? null : await served();
const LINLI_MONGODB_URI = given ?? database.uri;
const LINLI_AUDIT_HEADS = process.env.LINLI_AUDIT_HEADS ?? join(data, 'audit', 'heads.jsonl');
const main = join(root, 'subgraphs/platform/dist/verify.main.js');
const code = await run(process.execPath, [main], { env: { LINLI_MONGODB_URI, LINLI_AUDIT_HEADS } });
await database?.close();
process.exit(code);
