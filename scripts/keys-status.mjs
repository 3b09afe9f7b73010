// `npm run keys:status [-- --data ./data]`: how many rows of which collection each key of the ring still seals.
// Exit code 0: all are sealed with the newest. 1: some are not yet. 2: it could not be read.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { databaseOf } from './city-database.mjs';
import { readRing } from './field-ring.mjs';

const { values } = parseArgs({ options: { data: { type: 'string', default: './data' } } });
const data = resolve(values.data);
const ring = readRing(data);
await bootstrap();
const { keyUse } = await import('../packages/kit/dist/inside.js');
const { uri, close } = await databaseOf(data);
const uses = await keyUse(uri);
await close();
const [newest] = ring;
for (const { id } of ring) {
  const own = uses.filter(({ key }) => key === id);
  const rows = own.reduce((sum, use) => sum + use.rows, 0);
  const where = own.map((use) => `${use.service}.${use.collection} ${use.rows}`).join(', ');
  const note = id === newest.id ? 'seals now' : rows > 0 ? 'still needed' : 'may be dropped';
  process.stdout.write(`${id}  ${String(rows).padStart(9)}  ${note}${where ? `  (${where})` : ''}\n`);
}
const strange = uses.filter(({ key }) => !ring.some(({ id }) => id === key));
for (const { service, collection, key, rows } of strange)
  process.stdout.write(`${key}  ${String(rows).padStart(9)}  not in the ring  (${service}.${collection})\n`);
process.exit(uses.every(({ key }) => key === newest.id) ? 0 : 1);
