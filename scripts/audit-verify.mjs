// `npm run audit:verify -- [--data ./data]`: reads the whole audit ledger and names the first broken place.
// With LINLI_MONGODB_URI (or MONGODB_URI) and LINLI_AUDIT_HEADS it reads a deployment, without them a city's data folder.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, root, run } from './bootstrap.mjs';
import { databaseOf } from './city-database.mjs';

const { values } = parseArgs({ options: { data: { type: 'string', default: './data' } } });
const data = resolve(values.data);

await bootstrap();
const { uri: LINLI_MONGODB_URI, close } = await databaseOf(data);
const LINLI_AUDIT_HEADS = process.env.LINLI_AUDIT_HEADS ?? join(data, 'audit', 'heads.jsonl');
const main = join(root, 'subgraphs/platform/dist/verify.main.js');
const code = await run(process.execPath, [main], { env: { LINLI_MONGODB_URI, LINLI_AUDIT_HEADS } });
await close();
process.exit(code);
