import { codeOf, database } from './database.ts';
import type { Collection, Document } from 'mongodb';

const place = database();
const NODE = '340111';

async function cases(): Promise<Collection<Document & { _id?: unknown }>> {
  const collection = place.fresh();
  await collection.createIndexes([
    { key: { path: 1, state: 1, dueAt: 1, _id: 1 } },
    { key: { path: 1, dueAt: 1, _id: 1 } },
    { key: { search: 1 } },
  ]);
  const rows = Array.from({ length: 3000 }, (_, i) => ({
    _id: i,
    path: [NODE, `${NODE}${400 + (i % 3)}`],
    state: i % 2 ? 'OPEN' : 'DONE',
    dueAt: new Date(1e12 + ((i * 7919) % 3001) * 1000),
    search: i === 2999 ? ['稀有', '有词'] : ['常见'],
  }));
  await collection.insertMany(rows);
  return collection;
}

async function planOf(
  collection: Collection<Document & { _id?: unknown }>,
  filter: object,
  sort: Record<string, 1 | -1>,
) {
  const { queryPlanner } = (await collection.find(filter).sort(sort).limit(21).explain()) as Document;
  const stages = stagesIn(queryPlanner['winningPlan']);
  const scans = stages.filter(({ stage }) => stage === 'IXSCAN');
  return { names: stages.map(({ stage }) => stage), scan: scans[0], scans };
}

function stagesIn(stage: Document): readonly Document[] {
  const below = [stage['inputStage'] ?? [], stage['inputStages'] ?? []].flat() as Document[];
  return [stage, ...below.flatMap(stagesIn)];
}

const UP = { dueAt: 1, _id: 1 } as const;
const DOWN = { dueAt: -1, _id: -1 } as const;

describe('a list below a node', () => {
  it('comes in index order although the path is an array', async () => {
    const collection = await cases();
    for (const filter of [{ path: NODE }, { path: NODE, state: 'OPEN' }]) {
      const { names, scan } = await planOf(collection, filter, UP);
      expect(names).not.toContain('SORT');
      expect(scan).toMatchObject({ isMultiKey: true, direction: 'forward' });
    }
  });

  it('goes on behind its last row without looking at those before it', async () => {
    const collection = await cases();
    const dueAt = new Date(1e12 + 1_500_000);
    const after = { path: NODE, $or: [{ dueAt: { $gt: dueAt } }, { dueAt, _id: { $gt: 5 } }] };
    const before = { path: NODE, $or: [{ dueAt: { $lt: dueAt } }, { dueAt, _id: { $lt: 5 } }, { dueAt: null }] };
    for (const [filter, sort, direction] of [
      [after, UP, 'forward'],
      [before, DOWN, 'backward'],
    ] as const) {
      const { names, scan } = await planOf(collection, filter, sort);
      expect(names).not.toContain('SORT');
      expect(scan).toMatchObject({ direction, indexName: 'path_1_dueAt_1__id_1' });
    }
  });

  it('merges the lists of several nodes', async () => {
    const collection = await cases();
    const filter = { path: { $in: [`${NODE}400`, `${NODE}401`] } };
    const { names, scans } = await planOf(collection, filter, UP);
    expect(names).toEqual(['LIMIT', 'FETCH', 'SORT_MERGE', 'IXSCAN', 'IXSCAN']);
    expect(scans.map(({ indexBounds }) => indexBounds.path)).toEqual([
      [`["${NODE}400", "${NODE}400"]`],
      [`["${NODE}401", "${NODE}401"]`],
    ]);
    const merged = await collection.find(filter).sort(UP).limit(50).toArray();
    const sorted = await collection.find(filter).hint({ $natural: 1 }).sort(UP).toArray();
    expect(merged).toEqual(sorted.slice(0, 50));
  });

  it('is looked up by many ids at once, without counting below the node', async () => {
    const collection = await cases();
    const ids = Array.from({ length: 1500 }, (_, i) => 2 * i);
    const { executionStats } = (await collection
      .find({ _id: { $in: ids }, path: NODE })
      .explain('executionStats')) as Document;
    expect(executionStats).toMatchObject({ nReturned: 1500, totalDocsExamined: 1500 });
  });

  it('looks for a rare word instead of walking the order', async () => {
    const collection = await cases();
    const { names, scan } = await planOf(collection, { path: NODE, search: { $all: ['稀有', '有词'] } }, UP);
    expect(names).toContain('SORT');
    expect(scan).toMatchObject({ indexName: 'search_1' });
    expect(await collection.countDocuments({ path: NODE, search: { $all: ['稀有', '有词'] } })).toBe(1);
  });
});

describe('a unique or partial index', () => {
  it('refuses a second one, on insert, on update and while it is built', async () => {
    const things = place.fresh();
    await things.createIndex({ a: 1, b: 1 }, { unique: true });
    await things.insertMany([
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ]);
    expect(await codeOf(things.insertOne({ a: 1, b: 2 }))).toBe(11000);
    expect(await codeOf(things.updateOne({ b: 1 }, { $set: { b: 2 } }))).toBe(11000);
    expect(await codeOf(things.createIndex({ a: 1 }, { unique: true }))).toBe(11000);
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1_b_1']);
    expect(await things.countDocuments()).toBe(2);
  });

  it('is used for what its filter holds, and for nothing else', async () => {
    const things = place.fresh();
    await things.createIndex({ n: 1 }, { partialFilterExpression: { n: { $gt: 100 } } });
    await things.insertMany([99, 100, 101, 290, 291].map((n) => ({ n })));
    const found = async (filter: object) => (await things.find(filter).hint('n_1').toArray()).map(({ n }) => n);
    expect(await found({ n: { $gt: 290 } })).toEqual([291]);
    expect(await found({ n: { $gt: 100 } })).toEqual([101, 290, 291]);
    for (const n of [{ $gte: 100 }, { $gt: 99.5 }, { $lt: 500 }, { $gt: 'a' }, { $gt: Number.NaN }])
      expect(await codeOf(found({ n }))).toBe(291);
    const { scan } = await planOf(things, { n: { $gte: 101 } }, { n: 1 });
    expect(scan).toMatchObject({ isPartial: true, indexBounds: { n: ['[101, inf.0]'] } });
  });

  it('counts only what it covers when it is sparse or partial', async () => {
    const things = place.fresh();
    await things.createIndex({ code: 1 }, { unique: true, sparse: true });
    await things.createIndex({ no: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await things.insertMany([{ no: 1, open: false }, { no: 1, open: false }, { no: 1, open: true }, { no: 2 }]);
    expect(await codeOf(things.insertOne({ no: 1, open: true }))).toBe(11000);
    expect(await things.countDocuments({ no: 1 })).toBe(3);
    expect(await things.countDocuments({ no: 1, open: true })).toBe(1);
    expect(await things.countDocuments({ code: null })).toBe(4);
  });

  it('stops an ordered insert at the double, and an unordered one not', async () => {
    const [ordered, unordered] = [place.fresh(), place.fresh()];
    const rows = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    expect(await codeOf(ordered.insertMany(rows))).toBe(11000);
    expect(await codeOf(unordered.insertMany(rows, { ordered: false }))).toBe(11000);
    expect([await ordered.countDocuments(), await unordered.countDocuments()]).toEqual([1, 2]);
  });
});

describe('values too long for a key', () => {
  it('are found, counted and told apart', async () => {
    const things = place.fresh();
    const [long, longer] = ['x'.repeat(3000), `${'x'.repeat(3000)}y`];
    await things.createIndex({ text: 1, other: 1, third: -1, fourth: 1, fifth: 1 });
    await things.insertMany([
      { _id: long, text: long, other: long, third: long, fourth: long, fifth: long },
      { _id: longer, text: longer },
      { _id: 'z', text: 'z' },
    ]);
    expect(await things.countDocuments({ text: long })).toBe(1);
    expect(await things.countDocuments({ text: { $gt: long } })).toBe(2);
    expect(await things.findOne({ _id: longer as never })).toMatchObject({ text: longer });
    expect(
      (
        await things
          .find({ text: { $gte: 'x' } })
          .sort({ text: 1 })
          .toArray()
      ).map(({ _id }) => _id),
    ).toEqual([long, longer, 'z']);
  });

  it('two arrays in one index are refused', async () => {
    const things = place.fresh();
    await things.createIndex({ a: 1, b: 1 });
    expect(await codeOf(things.insertOne({ a: [1], b: [2] }))).toBe(171);
  });
});

describe('indexes follow their documents', () => {
  it('through updates, replacements, deletions and being dropped', async () => {
    const things = place.fresh();
    await things.createIndex({ k: 1 });
    await things.insertMany([
      { _id: 1, k: 'a' },
      { _id: 2, k: 'b' },
      { _id: 3, k: ['c', 'd'] },
    ]);
    await things.updateOne({ _id: 1 }, { $set: { k: 'z' } });
    await things.replaceOne({ _id: 2 }, { k: ['y', 'z'] });
    await things.deleteOne({ k: 'd' });
    expect((await things.find({ k: 'z' }).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 2]);
    expect(await things.countDocuments({ k: { $in: ['a', 'b', 'c', 'd'] } })).toBe(0);
    await things.dropIndex('k_1');
    expect(await things.countDocuments({ k: 'z' })).toBe(2);
    expect(await codeOf(things.dropIndex('k_1'))).toBe(27);
  });
});
