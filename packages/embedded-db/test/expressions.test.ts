import { Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';
import { codeOf, database } from './database.ts';
import { textOf } from './model/collection.ts';

const place = database();
const EXACT = { promoteValues: false } as const;
const NOON = new Date('2024-02-29T12:34:56.789Z');
const BIG = Long.fromString('9007199254740993');

const DOC = {
  i: new Int32(7),
  d: new Double(7),
  half: new Double(2.5),
  l: BIG,
  m: Decimal128.fromString('0.1'),
  s: '邻里😀Ab',
  none: null,
  at: NOON,
  list: [new Int32(3), new Int32(1), new Double(1), Long.fromNumber(3)],
  docs: [
    { k: 'a', n: new Int32(1) },
    { k: 'b', n: new Int32(5) },
  ],
};

// A document with such a field would look like a promise where it is written down.
const THEN = ['th', 'en'].join('');
const branch = (test: unknown, value: unknown): object =>
  Object.fromEntries([
    ['case', test],
    [THEN, value],
  ]);

// What the manual's pages on the operators promise, kinds of numbers included.
const CASES: readonly (readonly [expr: unknown, expected: unknown])[] = [
  [{ $add: ['$i', 1] }, new Int32(8)],
  [{ $add: ['$i', '$d'] }, new Double(14)],
  [{ $add: ['$l', 1] }, Long.fromString('9007199254740994')],
  [{ $add: [2_147_483_647, 1] }, Long.fromNumber(2_147_483_648)],
  [{ $add: ['$m', '$m'] }, Decimal128.fromString('0.2')],
  [{ $add: ['$at', 1000] }, new Date(NOON.getTime() + 1000)],
  [{ $add: ['$i', '$none'] }, null],
  [{ $add: ['$i', '$missing'] }, null],
  [{ $subtract: ['$at', new Date(0)] }, Long.fromNumber(NOON.getTime())],
  [{ $multiply: ['$i', '$half'] }, new Double(17.5)],
  [{ $divide: ['$i', 7] }, new Double(1)],
  [{ $mod: [-7, 3] }, new Int32(-1)],
  [{ $pow: [2, 10] }, new Int32(1024)],
  [{ $round: ['$half', 0] }, new Double(2)],
  [{ $round: [new Double(1.25), 1] }, new Double(1.2)],
  [{ $trunc: [new Double(-1.7)] }, new Double(-1)],
  [{ $abs: new Int32(-3) }, new Int32(3)],
  [{ $ceil: '$half' }, new Double(3)],
  [{ $sqrt: 16 }, new Double(4)],
  [{ $sum: '$list' }, new Double(8)],
  [{ $avg: '$docs.n' }, new Double(3)],
  [{ $max: '$list' }, new Int32(3)],
  [{ $gt: ['$l', new Double(9_007_199_254_740_992)] }, true],
  [{ $lt: ['$m', new Double(0.1)] }, true],
  [{ $eq: ['$i', '$d'] }, true],
  [{ $gt: ['a', 5] }, true],
  [{ $lt: ['$missing', null] }, true],
  [
    {
      $cmp: [
        [1, 2],
        [1, 3],
      ],
    },
    new Int32(-1),
  ],
  [{ $in: [new Double(3), '$list'] }, true],
  [{ $cond: [{ $gt: ['$i', 5] }, 'much', 'little'] }, 'much'],
  [{ $cond: ['$none', 1, 2] }, new Int32(2)],
  [{ $ifNull: ['$missing', '$none', 'x'] }, 'x'],
  [{ $switch: { branches: [branch({ $eq: ['$i', 1] }, 'one')], default: 'other' } }, 'other'],
  [{ $concat: ['邻', '里'] }, '邻里'],
  [{ $concat: ['邻', '$none'] }, null],
  [{ $strLenCP: '$s' }, new Int32(5)],
  [{ $strLenBytes: '$s' }, new Int32(12)],
  [{ $substrCP: ['$s', 2, 2] }, '😀A'],
  [{ $toUpper: '$s' }, '邻里😀AB'],
  [{ $toLower: '$none' }, ''],
  [{ $toString: '$d' }, '7'],
  [{ $toString: '$l' }, '9007199254740993'],
  [{ $toString: '$at' }, '2024-02-29T12:34:56.789Z'],
  [{ $toInt: '12' }, new Int32(12)],
  [{ $toInt: '$half' }, new Int32(2)],
  [{ $toLong: '9007199254740993' }, BIG],
  [{ $toDouble: '1.5' }, new Double(1.5)],
  [{ $toBool: 'false' }, true],
  [{ $toDate: Long.fromNumber(0) }, new Date(0)],
  [{ $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad'],
  [{ $type: '$d' }, 'double'],
  [{ $type: '$missing' }, 'missing'],
  [{ $size: '$list' }, new Int32(4)],
  [{ $arrayElemAt: ['$list', -1] }, Long.fromNumber(3)],
  [{ $first: '$docs.k' }, 'a'],
  [{ $slice: ['$list', 1, 2] }, [new Int32(1), new Double(1)]],
  [{ $concatArrays: [['a'], ['b']] }, ['a', 'b']],
  [{ $map: { input: '$docs', as: 'one', in: { $add: ['$$one.n', '$i'] } } }, [new Int32(8), new Int32(12)]],
  [{ $filter: { input: '$docs', as: 'one', cond: { $gt: ['$$one.n', 2] } } }, [{ k: 'b', n: new Int32(5) }]],
  [{ $reduce: { input: '$docs', initialValue: 0, in: { $add: ['$$value', '$$this.n'] } } }, new Int32(6)],
  [{ $let: { vars: { x: '$i' }, in: { $multiply: ['$$x', '$$x'] } } }, new Int32(49)],
  [{ $mergeObjects: [{ a: 1, b: 2 }, null, { b: 3 }] }, { a: new Int32(1), b: new Int32(3) }],
  [{ $setUnion: [['a'], ['a']] }, ['a']],
  [{ $setIntersection: ['$list', [3]] }, [new Int32(3)]],
  [{ $objectToArray: { a: 1 } }, [{ k: 'a', v: new Int32(1) }]],
  [{ $arrayToObject: [[['a', 1]]] }, { a: new Int32(1) }],
  [{ $range: [0, 6, 2] }, [0, 2, 4].map((value) => new Int32(value))],
  [{ $split: ['a,b', ','] }, ['a', 'b']],
  [{ $trim: { input: '  x ' } }, 'x'],
  [{ $replaceAll: { input: 'a-b-c', find: '-', replacement: '+' } }, 'a+b+c'],
  [{ $regexMatch: { input: '$s', regex: '里' } }, true],
  [{ $indexOfArray: ['$list', new Int32(1)] }, new Int32(1)],
  [{ $sortArray: { input: [3, 1, 2], sortBy: 1 } }, [1, 2, 3].map((value) => new Int32(value))],
  [{ $year: '$at' }, new Int32(2024)],
  [{ $hour: { date: '$at', timezone: 'Asia/Shanghai' } }, new Int32(20)],
  [{ $dayOfYear: '$at' }, new Int32(60)],
  [{ $isoWeek: '$at' }, new Int32(9)],
  [{ $dayOfWeek: '$at' }, new Int32(5)],
  [{ $dateToString: { date: '$at' } }, '2024-02-29T12:34:56.789Z'],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M %z', timezone: '+08:00' } }, '2024-02-29 20:34 +0800'],
  [{ $dateToString: { date: '$none', onNull: '-' } }, '-'],
  [{ $dateTrunc: { date: '$at', unit: 'day', timezone: 'Asia/Shanghai' } }, new Date('2024-02-28T16:00:00Z')],
  [{ $dateTrunc: { date: '$at', unit: 'week', startOfWeek: 'monday' } }, new Date('2024-02-26T00:00:00Z')],
  [{ $dateTrunc: { date: '$at', unit: 'quarter' } }, new Date('2024-01-01T00:00:00Z')],
  [{ $dateAdd: { startDate: '$at', unit: 'year', amount: 1 } }, new Date('2025-02-28T12:34:56.789Z')],
  [{ $dateDiff: { startDate: new Date(0), endDate: '$at', unit: 'day' } }, Long.fromNumber(19_782)],
  [{ $dateFromString: { dateString: '2024-02-29T00:00:00Z' } }, new Date('2024-02-29T00:00:00Z')],
];

describe('an expression', () => {
  it.each(CASES.map(([expr, expected]) => [JSON.stringify(expr), expr, expected] as const))(
    '%s is what the manual says',
    async (_, expr, expected) => {
      const things = place.fresh();
      await things.insertOne({ _id: new ObjectId(), ...DOC });
      const [found] = await things.aggregate([{ $project: { _id: 0, value: expr } }], EXACT).toArray();
      expect(textOf(found?.['value'])).toBe(textOf(expected));
    },
  );

  it.each([
    [{ $divide: ['$i', 0] }, 2],
    [{ $mod: ['$i', 0] }, 16610],
    [{ $add: ['$i', 'x'] }, 14],
    [{ $concat: ['x', 1] }, 16702],
    [{ $size: '$i' }, 17124],
    [{ $in: [1, '$i'] }, 40081],
    [{ $toInt: 'x' }, 241],
    [{ $toInt: '1.5' }, 241],
    [{ $toInt: '$l' }, 241],
    [{ $mergeObjects: ['$s'] }, 40400],
    [{ $map: { input: '$i', in: 1 } }, 16883],
    [{ $filter: { input: '$i', cond: true } }, 28651],
    [{ $switch: { branches: [branch(false, 1)] } }, 40066],
    [{ $dateToString: { date: '$s' } }, 16006],
    [{ $hour: { date: '$at', timezone: 'Nowhere/At_All' } }, 40485],
  ])('%j is refused with %d', async (expr, code) => {
    const things = place.fresh();
    await things.insertOne({ _id: new ObjectId(), ...DOC });
    expect(await codeOf(things.aggregate([{ $project: { value: expr } }]).toArray())).toBe(code);
  });
});
