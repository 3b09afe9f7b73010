import { database } from './database.ts';
import type { Collection, Document } from 'mongodb';

const place = database();
type Things = Collection<Document & { _id?: unknown }>;

async function things(): Promise<Things> {
  const collection = place.fresh();
  await collection.createIndexes([{ key: { a: 1, b: -1 } }, { key: { tags: 1 } }, { key: { loc: '2dsphere' } }]);
  await collection.insertMany(
    Array.from({ length: 200 }, (_, i) => ({
      _id: i,
      a: i % 10,
      b: i,
      c: i % 5,
      tags: [`t${i % 3}`, 'all'],
      loc: { type: 'Point', coordinates: [117 + i / 1000, 31] },
    })),
  );
  return collection;
}

async function explained(
  command: Document,
  verbosity: 'executionStats' | 'queryPlanner' = 'executionStats',
): Promise<Document> {
  return place.db().command({ explain: command, verbosity });
}

describe('explain names the stages and bounds of', () => {
  it.each<readonly [string, Document, Document]>([
    ['a look-up by id', { filter: { _id: 7 } }, { stage: 'IDHACK' }],
    ['a walk over everything', { filter: { c: 1 } }, { stage: 'COLLSCAN', direction: 'forward' }],
    [
      'a point and a stretch, descending',
      { filter: { a: 3, b: { $gte: 10, $lt: 90.5 } } },
      {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          indexName: 'a_1_b_-1',
          keyPattern: { a: 1, b: -1 },
          isMultiKey: false,
          indexBounds: { a: ['[3, 3]'], b: ['(90.5, 10]'] },
        },
      },
    ],
    [
      'a stretch without an end, backwards',
      { filter: { a: { $gt: 7 } }, sort: { a: -1 } },
      {
        inputStage: {
          direction: 'backward',
          indexBounds: { a: ['[inf.0, 7)'], b: ['[MinKey, MaxKey]'] },
        },
      },
    ],
    [
      'words of a list',
      { filter: { tags: { $in: ['t2', 't1'] } } },
      { inputStage: { isMultiKey: true, indexBounds: { tags: ['["t1", "t1"]', '["t2", "t2"]'] } } },
    ],
    [
      'the head of a word',
      { filter: { tags: /^t1/ } },
      { inputStage: { indexName: 'tags_1', indexBounds: { tags: ['["t1", "t2")'] } } },
    ],
    [
      'alternatives',
      { filter: { $or: [{ a: 1 }, { a: { $gt: 8 } }] } },
      {
        stage: 'FETCH',
        inputStage: {
          stage: 'OR',
          inputStages: [{ indexBounds: { a: ['[1, 1]'] } }, { indexBounds: { a: ['(8, inf.0]'] } }],
        },
      },
    ],
    [
      'what has to be sorted',
      { filter: { a: 1 }, sort: { c: 1 }, limit: 3 },
      { stage: 'LIMIT', limitAmount: 3, inputStage: { stage: 'SORT', sortPattern: { c: 1 }, limitAmount: 3 } },
    ],
    [
      'what is near',
      { filter: { loc: { $near: { $geometry: { type: 'Point', coordinates: [117, 31] } } } } },
      { stage: 'GEO_NEAR_2DSPHERE', indexName: 'loc_2dsphere' },
    ],
  ])('%s', async (_, find, plan) => {
    const { collectionName } = await things();
    const { queryPlanner, executionStats } = await explained({ find: collectionName, ...find }, 'queryPlanner');
    expect(queryPlanner.winningPlan).toMatchObject(plan);
    expect(executionStats).toBeUndefined();
  });
});

describe('explain counts what was looked at by', () => {
  it.each<readonly [string, Document, Document]>([
    ['an id', { find: '', filter: { _id: 7 } }, { nReturned: 1, totalKeysExamined: 1, totalDocsExamined: 1 }],
    ['a walk', { find: '', filter: { c: 1 } }, { nReturned: 40, totalKeysExamined: 0, totalDocsExamined: 200 }],
    [
      'an index with a condition beside it',
      { find: '', filter: { a: 3, c: 3 } },
      { nReturned: 20, totalKeysExamined: 20, totalDocsExamined: 20 },
    ],
    [
      'a count on keys',
      { count: '', query: { a: 3 } },
      { totalKeysExamined: 20, totalDocsExamined: 0, executionStages: { stage: 'COUNT', nCounted: 20 } },
    ],
    [
      'an update, which is not carried out',
      { update: '', updates: [{ q: { a: 3 }, u: { $set: { a: 4 } }, multi: true }] },
      { nReturned: 0, totalDocsExamined: 20, executionStages: { stage: 'UPDATE', nMatched: 20 } },
    ],
    [
      'a deletion of one',
      { delete: '', deletes: [{ q: { a: 3 }, limit: 1 }] },
      { totalDocsExamined: 1, executionStages: { stage: 'DELETE', nWouldDelete: 1 } },
    ],
    [
      'the head of a pipeline',
      { aggregate: '', pipeline: [{ $match: { a: 3 } }, { $sort: { b: 1 } }, { $limit: 5 }], cursor: {} },
      { nReturned: 5, totalKeysExamined: 5, totalDocsExamined: 5 },
    ],
  ])('%s', async (_, command, stats) => {
    const { collectionName } = await things();
    const [name = ''] = Object.keys(command);
    const { executionStats } = await explained({ ...command, [name]: collectionName });
    expect(executionStats).toMatchObject(stats);
    expect(executionStats.executionTimeMillis).toEqual(expect.any(Number));
    expect(await place.db().collection(collectionName).countDocuments({ a: 3 })).toBe(20);
  });

  it('refuses a verbosity nobody knows', async () => {
    const { collectionName: find } = await things();
    await expect(place.db().command({ explain: { find }, verbosity: 'loud' })).rejects.toMatchObject({ code: 2 });
  });
});

describe('a join looks at no more than belongs together', () => {
  it.each<readonly [string, Document]>([
    [
      'by fields and a pipeline',
      { localField: 'a', foreignField: 'a', pipeline: [{ $match: { b: { $lt: 50 } } }, { $sort: { b: 1 } }] },
    ],
    [
      'by a variable',
      { let: { mine: '$a' }, pipeline: [{ $match: { b: { $lt: 50 }, $expr: { $eq: ['$a', '$$mine'] } } }] },
    ],
  ])('%s', async (_, join) => {
    const { collectionName } = await things();
    const pipeline = [
      { $match: { _id: { $in: [3, 4] } } },
      { $lookup: { from: collectionName, as: 'same', ...join } },
      { $project: { same: { $size: '$same' } } },
    ];
    const { stages } = await explained({ aggregate: collectionName, pipeline, cursor: {} });
    expect(stages[0].$cursor.executionStats).toMatchObject({ nReturned: 2, totalDocsExamined: 2 });
    expect(stages[1]).toMatchObject({ nReturned: 2, totalKeysExamined: 10, totalDocsExamined: 10 });
    const found = await place.db().collection(collectionName).aggregate(pipeline).toArray();
    expect(found).toEqual([3, 4].map((_id) => ({ _id, same: 5 })));
  });
});
