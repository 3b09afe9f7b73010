// Rows a second with five sealed fields, a thousand in a transaction, each with its journal line: `node bench/bulk.mjs`
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Schema } from 'mongoose';
import { collection } from '../dist/index.js';
import { fieldKeysFrom, ringOf, secretFrom, systemViewer } from '../dist/inside.js';
import { world } from './world.mjs';

const key = () => randomBytes(32).toString('base64');
const secrets = { fieldKeys: ringOf(fieldKeysFrom(`k1:${key()}`)), blindKey: secretFrom(key()) };

const schema = new Schema({
  name: { type: String, required: true },
  idNumber: String,
  phone: String,
  birthDate: Date,
  ethnicity: String,
  residency: { type: String, enum: ['HUKOU', 'FLOATING'], required: true },
  status: { type: String, default: 'PRESENT' },
  sexCode: String,
  ageYears: Number,
  household: String,
  lastVerifiedAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, ageYears: 1, _id: 1 });

const shared = {
  entity: 'Person',
  orders: { newest: { createdAt: -1 }, age: { ageYears: 1 } },
  tallies: ({ residency, sexCode }) => [{ key: 'people' }, { key: `${residency}/${sexCode}` }],
};
const sealed = collection('sealed', schema, {
  ...shared,
  sealed: ['name', 'idNumber', 'phone', 'birthDate', 'ethnicity'],
  lookups: {
    idNumber: ({ idNumber }) => [idNumber],
    phone: ({ phone }) => [phone],
    name: ({ name }) => [name],
    tail: ({ idNumber, phone }) => [idNumber.slice(-4), phone.slice(-4)],
  },
});
const clear = collection('clear', schema, shared);

const { engine, close } = await world({ collections: [sealed, clear], secrets });
const context = () => engine.contextFor({ viewer: systemViewer('bench/import'), requestId: 'bench' });
const digits = (at, places) => String(at).padStart(places, '0');
const person = (at) => ({
  name: `张${at % 1000}`,
  idNumber: `340111${1930 + (at % 90)}0101${digits(at % 9999, 4)}`,
  phone: `138${digits(at, 8)}`,
  birthDate: new Date(at * 1e7),
  ethnicity: '汉族',
  residency: at % 3 ? 'HUKOU' : 'FLOATING',
  sexCode: String(at % 2),
  ageYears: at % 90,
  household: `h${at >> 2}`,
  lastVerifiedAt: new Date(),
});

const rows = [];
async function measured(what, count, work) {
  const [begun, spent] = [performance.now(), process.cpuUsage()];
  await work();
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(spent);
  // Beside other work the second figure says more; the database, in this process, is in it.
  const each = (milliseconds) => Math.round((count / milliseconds) * 1_000);
  rows.push({ what, rows: count, 'a second': each(took), 'a cpu second': each((user + system) / 1e3) });
}

const BATCHES = Number(process.argv[2] ?? 12);
let at = 0;
for (const source of [sealed, clear]) {
  const ids = [];
  const insert = async (batches) => {
    for (let batch = 0; batch < batches; batch += 1) {
      const fresh = Array.from({ length: 1_000 }, () => ({
        place: '340111400001',
        decision: { set: person((at += 1)), event: { type: 'case.photo-added' } },
      }));
      ids.push(...(await context().open(source).insertMany(fresh)).map(({ id }) => id));
    }
  };
  await insert(2);
  await measured(`${source.name}: insertMany`, BATCHES * 1_000, () => insert(BATCHES));
  await measured(`${source.name}: amendMany`, 4_000, async () => {
    for (let from = 0; from < 4_000; from += 1_000)
      await context()
        .open(source)
        .amendMany(
          ids.slice(from, from + 1_000).map((id) => ({ id, rule: () => ({ set: { phone: '13900139000' } }) })),
        );
  });
  await measured(`${source.name}: some, no field read`, 10_000, async () => {
    for (let go = 0; go < 20; go += 1) await context().open(source).some({}, { limit: 500 });
  });
  await measured(`${source.name}: some, all fields read`, 10_000, async () => {
    for (let go = 0; go < 20; go += 1)
      for (const row of await context().open(source).some({}, { limit: 500 })) JSON.stringify(row);
  });
  if (source === sealed)
    await measured('sealed: lookupMany', 10_000, async () => {
      for (let go = 0; go < 10; go += 1)
        await context()
          .open(source)
          .lookupMany(
            'phone',
            Array.from({ length: 1_000 }, (_, each) => `138${digits(5_000 + go * 100 + each, 8)}`),
          );
    });
}
console.table(rows);
await close();
