import { codeOf, database } from './database.ts';

const place = database();

const ROWS = [
  { _id: 1, area: 'a', n: 1, tags: ['x', 'y'], at: new Date('2026-03-31T17:00:00Z') },
  { _id: 2, area: 'b', n: 5, tags: [], at: new Date('2026-04-02T00:00:00Z') },
  { _id: 3, area: 'a', n: 3, at: new Date('2026-04-03T00:00:00Z') },
];

describe('a pipeline', () => {
  it.each([
    ['counts', [{ $match: { area: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    [
      'groups and sorts',
      [
        { $group: { _id: '$area', n: { $sum: '$n' }, m: { $max: '$n' }, all: { $push: '$_id' } } },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'a', n: 4, m: 3, all: [1, 3] },
        { _id: 'b', n: 5, m: 5, all: [2] },
      ],
    ],
    [
      'groups by several fields',
      [
        { $match: { n: { $gt: 1 } } },
        { $group: { _id: { area: '$area', even: { $eq: [{ $mod: ['$n', 2] }, 0] } }, avg: { $avg: '$n' } } },
        { $sort: { '_id.area': 1 } },
      ],
      [
        { _id: { area: 'a', even: false }, avg: 3 },
        { _id: { area: 'b', even: false }, avg: 5 },
      ],
    ],
    [
      'unwinds',
      [{ $unwind: { path: '$tags', includeArrayIndex: 'i' } }, { $project: { tags: 1, i: 1 } }],
      [
        { _id: 1, tags: 'x', i: 0 },
        { _id: 1, tags: 'y', i: 1 },
      ],
    ],
    [
      'unwinds and keeps what is empty',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } },
        { $group: { _id: '$_id', n: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 1, n: 2 },
        { _id: 2, n: 1 },
        { _id: 3, n: 1 },
      ],
    ],
    [
      'reckons in a time zone',
      [
        {
          $group: {
            _id: { $dateToString: { date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai' } },
            n: { $sum: 1 },
          },
        },
      ],
      [{ _id: '2026-04', n: 3 }],
    ],
    [
      'adds, leaves out and renames',
      [
        { $match: { _id: 1 } },
        { $addFields: { 'a.b': { $add: ['$n', 1] } } },
        { $unset: ['tags', 'at', 'area'] },
        { $project: { _id: 0, sum: '$a.b', n: 1 } },
      ],
      [{ n: 1, sum: 2 }],
    ],
    [
      'replaces the root',
      [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { only: '$n', $literal: 1 } } }],
      'error',
    ],
    [
      'takes a part of an order',
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { n: 1 } }],
      [{ _id: 3, n: 3 }],
    ],
    [
      'sorts by count',
      [{ $sortByCount: '$area' }],
      [
        { _id: 'a', count: 2 },
        { _id: 'b', count: 1 },
      ],
    ],
    [
      'puts into buckets',
      [{ $bucket: { groupBy: '$n', boundaries: [0, 2, 4], default: 'more', output: { n: { $sum: 1 } } } }],
      [
        { _id: 0, n: 1 },
        { _id: 2, n: 1 },
        { _id: 'more', n: 1 },
      ],
    ],
    [
      'answers several questions at once',
      [{ $facet: { all: [{ $count: 'n' }], a: [{ $match: { area: 'a' } }, { $project: { n: 1 } }] } }],
      [
        {
          all: [{ n: 3 }],
          a: [
            { _id: 1, n: 1 },
            { _id: 3, n: 3 },
          ],
        },
      ],
    ],
    [
      'chooses by condition',
      [{ $project: { big: { $cond: [{ $gte: ['$n', 3] }, 'yes', 'no'] } } }],
      [
        { _id: 1, big: 'no' },
        { _id: 2, big: 'yes' },
        { _id: 3, big: 'yes' },
      ],
    ],
    [
      'filters and maps arrays',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            t: {
              $map: {
                input: { $filter: { input: '$tags', as: 't', cond: { $ne: ['$$t', 'x'] } } },
                as: 'v',
                in: { $toUpper: '$$v' },
              },
            },
          },
        },
      ],
      [{ _id: 1, t: ['Y'] }],
    ],
  ])('%s', async (_, stages, expected) => {
    const things = place.fresh();
    await things.insertMany(ROWS.map((row) => ({ ...row })));
    const made = things.aggregate(stages as object[]).toArray();
    if (expected === 'error') await expect(made).rejects.toThrow();
    else expect(await made).toEqual(expected);
  });

  it('joins by fields, by variables, and with the rest of another collection', async () => {
    const [things, areas] = [place.fresh(), place.fresh()];
    await things.insertMany(ROWS.map((row) => ({ ...row })));
    await areas.insertMany([
      { _id: 'a', name: '甲', min: 2 },
      { _id: 'b', name: '乙', min: 9 },
    ]);
    const from = areas.collectionName;
    const byField = await things
      .aggregate([
        { $lookup: { from, localField: 'area', foreignField: '_id', as: 'area' } },
        { $project: { name: { $first: '$area.name' } } },
      ])
      .toArray();
    const byVariable = await areas
      .aggregate([
        {
          $lookup: {
            from: things.collectionName,
            let: { area: '$_id', min: '$min' },
            pipeline: [
              { $match: { $expr: { $and: [{ $eq: ['$area', '$$area'] }, { $gte: ['$n', '$$min'] }] } } },
              { $project: { _id: 1 } },
            ],
            as: 'found',
          },
        },
        { $project: { found: 1 } },
      ])
      .toArray();
    const united = await areas
      .aggregate([
        { $unionWith: { coll: things.collectionName, pipeline: [{ $match: { area: 'b' } }] } },
        { $count: 'n' },
      ])
      .toArray();
    expect(byField.map(({ name }) => name)).toEqual(['甲', '乙', '甲']);
    expect(byVariable).toEqual([
      { _id: 'a', found: [{ _id: 3 }] },
      { _id: 'b', found: [] },
    ]);
    expect(united).toEqual([{ n: 3 }]);
  });

  it('writes what it made: merged, or instead of what was there', async () => {
    const [things, totals] = [place.fresh(), place.fresh()];
    await things.insertMany(ROWS.map((row) => ({ ...row })));
    await totals.insertMany([
      { _id: 'a', n: 0, kept: true },
      { _id: 'z', n: 7 },
    ]);
    const sum = { $group: { _id: '$area', n: { $sum: '$n' } } };
    await things.aggregate([sum, { $merge: { into: totals.collectionName, whenMatched: 'merge' } }]).toArray();
    expect(await totals.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'a', n: 4, kept: true },
      { _id: 'b', n: 5 },
      { _id: 'z', n: 7 },
    ]);
    await things.aggregate([sum, { $out: totals.collectionName }]).toArray();
    expect(await totals.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'a', n: 4 },
      { _id: 'b', n: 5 },
    ]);
  });
});

describe('a projection', () => {
  const row = {
    _id: 1,
    a: { b: 1, c: 2 },
    list: [
      { k: 1, v: 1 },
      { k: 2, v: 2 },
      { k: 2, v: 3 },
    ],
    n: 5,
  };

  it.each([
    [{ n: 1 }, { _id: 1, n: 5 }],
    [{ _id: 0, 'a.b': 1 }, { a: { b: 1 } }],
    [
      { a: 0, list: 0 },
      { _id: 1, n: 5 },
    ],
    [{ 'list.v': 1 }, { _id: 1, list: [{ v: 1 }, { v: 2 }, { v: 3 }] }],
    [
      { n: 1, list: { $slice: 1 } },
      { _id: 1, n: 5, list: [{ k: 1, v: 1 }] },
    ],
    [{ list: { $elemMatch: { k: 2 } } }, { _id: 1, list: [{ k: 2, v: 2 }] }],
    [{ 'list.$': 1 }, { _id: 1, list: [{ k: 2, v: 2 }] }],
    [
      { n: 1, double: { $multiply: ['$n', 2] } },
      { _id: 1, n: 5, double: 10 },
    ],
  ])('%j shows %j', async (projection, expected) => {
    const things = place.fresh();
    await things.insertOne(row);
    expect(await things.findOne({ 'list.k': 2 }, { projection })).toEqual(expected);
  });
});

describe('somebody who asks for what is not there', () => {
  it.each([
    [
      'a stage',
      () =>
        place
          .fresh()
          .aggregate([{ $fly: {} }])
          .toArray(),
      40324,
    ],
    [
      'an operator',
      () =>
        place
          .fresh()
          .insertOne({ a: 1 })
          .then(() =>
            place
              .db()
              .collection('t')
              .find({ a: { $fly: 1 } })
              .toArray(),
          ),
      2,
    ],
    ['a command', () => place.db().command({ fly: 1 }), 59],
    ['a cursor', () => place.db().command({ getMore: 5n as never, collection: 'x' }), 43],
    ['a group operator', () => one([{ $group: { _id: 1, x: { $fly: 1 } } }]), 15952],
    ['an expression', () => one([{ $project: { x: { $fly: 1 } } }]), 168],
    ['a limit of nothing', () => one([{ $limit: 0 }]), 15958],
    ['a script', () => one([{ $project: { x: { $function: { body: '1', args: [], lang: 'js' } } } }]), 168],
    ['a text index', () => place.fresh().createIndex({ a: 'text' }), 67],
    ['a view', () => place.db().createCollection('v', { viewOn: 'x' }), 238],
    [
      'an index of another kind under the same name',
      async () => {
        const things = place.fresh();
        await things.createIndex({ a: 1 }, { name: 'n' });
        return things.createIndex({ b: 1 }, { name: 'n' });
      },
      86,
    ],
  ] as const)('%s is refused with the code of MongoDB', async (_, ask, code) => {
    expect(await codeOf(ask() as Promise<unknown>)).toBe(code);
  });

  async function one(stages: object[]) {
    const things = place.fresh();
    await things.insertOne({ a: 1 });
    return things.aggregate(stages).toArray();
  }
});
