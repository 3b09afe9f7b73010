// `npm run keys:rotate [-- --data ./data]`: puts a new key at the head of the ring. Services that run see it within a
// second and seal their rows anew in the background; services at rest do so after their next start.
// `npm run keys:rotate -- --drop k1`: takes an old key out, when nothing is sealed with it any more.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { databaseOf } from './city-database.mjs';
import { newKey, readRing, writeRing } from './field-ring.mjs';

const { values } = parseArgs({ options: { data: { type: 'string', default: './data' }, drop: { type: 'string' } } });
const data = resolve(values.data);
const ring = readRing(data);

function refuse(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

async function drop(id) {
  const [newest] = ring;
  if (!ring.some((key) => key.id === id)) refuse(`The ring holds no key ${id}.`);
  if (newest.id === id) refuse(`${id} is the key that seals now. Add another one first: npm run keys:rotate`);
  await bootstrap();
  const { keyUse } = await import('../packages/kit/dist/inside.js');
  const { uri, close } = await databaseOf(data);
  const uses = (await keyUse(uri)).filter(({ key }) => key === id);
  await close();
  if (uses.length > 0) {
    const where = uses.map(({ service, collection, rows }) => `${service}.${collection} (${rows})`).join(', ');
    refuse(`${id} is still needed by ${where}.`);
  }
  writeRing(
    data,
    ring.filter((key) => key.id !== id),
  );
  process.stdout.write(
    `${id} is gone from the ring. Rows that come from an older backup need it: keep it with the backup.\n`,
  );
}

if (values.drop) await drop(values.drop);
else {
  const key = newKey(ring);
  writeRing(data, [key, ...ring]);
  process.stdout.write(`${key.id} seals from now on. npm run keys:status shows how far the rows are.\n`);
}
