import { town } from '@linli/testkit';
import { Schema } from 'mongoose';
import { collection } from '../src/index.ts';
import { boot } from '../src/inside.ts';
import { logOf } from '../src/log.ts';
import { type Migration, migrate } from '../src/store/migrate.ts';
import { houses, subgraph } from './houses/subgraph.ts';

const { given, running } = town(subgraph);

const log = logOf({ level: 'silent', name: 'migrate' });
const store = () => running().engine.store;
const rows = () => store().connection.collection('houses');
const made = () => store().connection.collection<{ _id: string; rows: number }>('migrations');
const named: Migration = {
  name: '2026-11-number-with-house',
  collection: 'houses',
  where: { number: /^\d/ },
  change: [{ $set: { number: { $concat: ['H', '$number'] } } }],
};
const marked: Migration = {
  name: '2026-12-all-let',
  collection: 'houses',
  where: { number: /^H/, grid: { $exists: false } },
  change: { $set: { grid: '340111400001001' } },
};

beforeEach(async () => {
  await made().deleteMany({});
  for (const number of ['1', '2', '3']) await given(houses, { place: '340111400001', number });
});

describe('a change of what rows look like', () => {
  it('is made in its order, once, and written down', async () => {
    await migrate(store(), [named, marked], log);
    await migrate(store(), [named, marked], log);
    const found = await rows().find().sort({ number: 1 }).toArray();
    expect(found.map(({ number, grid }) => [number, grid])).toEqual(
      ['H1', 'H2', 'H3'].map((number) => [number, '340111400001001']),
    );
    const list = await made().find().sort({ _id: 1 }).toArray();
    expect(list.map(({ _id, rows: count }) => [_id, count])).toEqual([
      [named.name, 3],
      [marked.name, 3],
    ]);
  });

  it('goes on where it was cut short', async () => {
    await rows().updateOne({ number: '2' }, { $set: { number: 'H2' } });
    await migrate(store(), [named], log);
    const found = await rows().find().sort({ number: 1 }).toArray();
    expect(found.map(({ number }) => number)).toEqual(['H1', 'H2', 'H3']);
    expect(await made().findOne()).toMatchObject({ _id: named.name, rows: 2 });
  });

  it('is made by one of two that start together', async () => {
    await Promise.all([migrate(store(), [named], log), migrate(store(), [named], log)]);
    expect(await made().findOne()).toMatchObject({ rows: 3 });
  });

  it('is refused when it would never end', async () => {
    const still = { ...named, name: '2026-12-still', where: {}, change: { $set: { grid: '340111400001001' } } };
    const growing = { ...named, name: '2026-12-growing', where: { number: /^\d/ }, change: { $inc: { said: 1 } } };
    for (const endless of [still, growing])
      await expect(migrate(store(), [endless], log)).rejects.toThrow(endless.name);
    expect(await made().countDocuments()).toBe(0);
  });
});

it('a subgraph may not call a collection as the kit calls a book of its own', async () => {
  const journal = collection('journal', new Schema({ number: String }), { entity: 'House' });
  const { host, port } = store().connection;
  const settings = { mongodbUri: `mongodb://${host}:${port}/?replicaSet=rs0`, cursorSecret: 'x'.repeat(32), log };
  const started = boot({ ...subgraph, collections: [journal] }, { ...settings, database: 'twice' });
  await expect(started).rejects.toThrow('"journal"');
});
