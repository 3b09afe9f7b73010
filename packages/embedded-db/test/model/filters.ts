import { BSONRegExp, Int32, MaxKey, MinKey } from 'mongodb';
import fc from 'fast-check';
import { id, scalar } from './arbitraries.ts';
import type { Fields, Value } from './values.ts';

const PATHS = [
  'a',
  'a',
  'b',
  'b',
  'tags',
  'items',
  'items.k',
  'items.n',
  'sub',
  'sub.x',
  'sub.y',
  'tags.0',
  'items.0.k',
];
const path = fc.constantFrom(...PATHS);
const regex = fc.constantFrom(new BSONRegExp('^a', ''), new BSONRegExp('B', 'i'), new BSONRegExp('^区', ''));
const values = fc.array(scalar, { maxLength: 3 });
const one = (operator: string, argument: fc.Arbitrary<Value>): fc.Arbitrary<Fields> =>
  argument.map((value) => ({ [operator]: value }));
const bound = fc.oneof({ arbitrary: scalar, weight: 9 }, fc.constantFrom<Value>(new MinKey(), new MaxKey(), []));
const compared = fc
  .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte'), bound)
  .map(([operator, value]): Fields => ({ [operator]: value }));
const between = fc
  .tuple(fc.constantFrom('$gt', '$gte'), scalar, fc.constantFrom('$lt', '$lte'), scalar)
  .map(([low, from, high, to]): Fields => ({ [low]: from, [high]: to }));

const plain: fc.Arbitrary<Fields> = fc.oneof(
  { arbitrary: compared, weight: 3 },
  { arbitrary: between, weight: 2 },
  one('$ne', scalar),
  one('$in', fc.array(fc.oneof({ arbitrary: scalar, weight: 6 }, regex), { maxLength: 3 })),
  one('$nin', values),
  one('$exists', fc.boolean()),
  one(
    '$type',
    fc.constantFrom<Value>('string', 'number', ['int', 'double'], 'array', 'null', 'object', 'long', 'date'),
  ),
  one('$size', fc.constantFrom(new Int32(0), new Int32(2))),
  one('$mod', fc.constantFrom<Value>([new Int32(2), new Int32(0)], [new Int32(2), new Int32(1)])),
  one('$regex', fc.constantFrom('^a', 'b$')),
);
const fields = fc.record(
  { k: fc.constantFrom('a', 'b', ''), n: fc.oneof(scalar, compared) },
  { requiredKeys: [], noNullPrototype: true },
);
const operation: fc.Arbitrary<Fields> = fc.oneof(
  { arbitrary: plain, weight: 8 },
  one('$not', fc.oneof(plain, regex)),
  one('$all', fc.array(scalar, { minLength: 1, maxLength: 2 })),
  one('$elemMatch', fc.oneof(plain, fields)),
);

const clause: fc.Arbitrary<Fields> = fc.oneof(
  { arbitrary: fc.tuple(path, scalar).map(([name, value]): Fields => ({ [name]: value })), weight: 3 },
  { arbitrary: fc.tuple(path, operation).map(([name, value]): Fields => ({ [name]: value })), weight: 6 },
  fc.tuple(path, fc.oneof(values, regex, fc.constant({ x: new Int32(1) }))).map(([name, value]): Fields => ({
    [name]: value,
  })),
  fc.tuple(fc.constantFrom('$eq', '$gt', '$in'), id).map(([operator, value]): Fields => ({
    _id: { [operator]: operator === '$in' ? [value, new Int32(1)] : value },
  })),
  fc
    .tuple(fc.constantFrom('$gt', '$eq', '$lte'), fc.constantFrom('$a', '$b', '$sub.x'), scalar)
    .filter(([, , value]) => !(typeof value === 'string' && value.startsWith('$')))
    .map(([operator, name, value]): Fields => ({ $expr: { [operator]: [name, { $literal: value }] } })),
);

const joined = fc
  .tuple(fc.constantFrom('$and', '$or', '$or', '$nor'), fc.array(clause, { minLength: 1, maxLength: 3 }))
  .map(([operator, list]): Fields => ({ [operator]: list }));

/** A filter of up to three parts. */
export const filter: fc.Arbitrary<Fields> = fc.oneof(
  fc.constant({}),
  { arbitrary: clause, weight: 4 },
  { arbitrary: fc.tuple(clause, clause).map(([a, b]): Fields => ({ ...a, ...b })), weight: 4 },
  { arbitrary: fc.tuple(clause, joined).map(([a, b]): Fields => ({ ...a, ...b })), weight: 3 },
  { arbitrary: joined, weight: 2 },
);

type Sort = { readonly [path: string]: 1 | -1 };
const direction = fc.constantFrom<1 | -1>(1, -1);

/** An order that says for any two documents which comes first. */
export const sort: fc.Arbitrary<Sort> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'tags', 'items.k', 'sub.x', 'items.n'), { maxLength: 2 }),
    direction,
    direction,
  )
  .map(([names, first, second]) => ({
    ...Object.fromEntries(names.map((name, i) => [name, i === 0 ? first : second])),
    _id: second,
  }));

/** What a find shows. */
export const projection: fc.Arbitrary<Fields> = fc.constantFrom<Fields>(
  {},
  { a: 1 },
  { a: 1, b: true, _id: 0 },
  { a: 0, 'sub.x': 0 },
  { 'items.k': 1, tags: 1 },
  { 'items.n': 0 },
  { _id: 0 },
  { _id: 1 },
  { tags: { $slice: new Int32(1) } },
  { tags: { $slice: new Int32(-2) }, b: 1 },
  { b: 1, tags: { $slice: [new Int32(1), new Int32(1)] } },
  { items: { $elemMatch: { k: 'a' } }, b: 1 },
  { items: { $elemMatch: { n: { $gt: new Int32(0) } } } },
  { made: '$b', a: 1 },
  { made: { $ifNull: ['$a', 'none'] }, b: 1, _id: 0 },
  { 'sub.x': 1, a: 1 },
);
