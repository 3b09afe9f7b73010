import { Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';
import fc from 'fast-check';
import type { Index } from './collection.ts';
import type { Fields, Value } from './values.ts';

// Few different values, so that filters find something and unique indexes are met.
const whole = fc.integer({ min: -1, max: 3 }).map((value) => new Int32(value));
const rare = fc.constantFrom<Value>(
  new Double(1),
  new Double(0.5),
  new Double(-0),
  new Double(Number.NaN),
  new Double(Number.POSITIVE_INFINITY),
  Long.fromNumber(2),
  Long.fromString('9007199254740993'),
  Long.fromString('9007199254740992'),
  Decimal128.fromString('1.0'),
  Decimal128.fromString('0.1'),
  new Double(0.1),
  new Date(0),
  new Date(86_400_000),
  new ObjectId('65f0c0ffee65f0c0ffee65f0'),
);
const word = fc.constantFrom('', 'a', 'ab', 'b', '区', '😀');
export const scalar: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: whole, weight: 5 },
  { arbitrary: word, weight: 3 },
  { arbitrary: rare, weight: 2 },
  fc.boolean(),
  fc.constant(null),
);
const item: fc.Arbitrary<Value> = fc.record({ k: word, n: scalar }, { requiredKeys: [], noNullPrototype: true });
const pair: fc.Arbitrary<Value> = fc.record({ x: scalar, y: scalar }, { requiredKeys: [], noNullPrototype: true });
const list = fc.array(fc.oneof({ arbitrary: scalar, weight: 9 }, fc.constant([]), fc.constant([new Int32(1)])), {
  maxLength: 3,
});
const items = fc.array(fc.oneof({ arbitrary: item, weight: 9 }, scalar), { maxLength: 3 });

const mostly = (usual: fc.Arbitrary<Value>, ...others: readonly fc.Arbitrary<Value>[]): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: usual, weight: 8 }, ...others);

/** A document without its `_id`: fields usually of one shape, sometimes of another. */
export const body: fc.Arbitrary<Fields> = fc.record(
  {
    a: mostly(scalar, list, pair),
    b: mostly(scalar, list),
    tags: mostly(list, scalar),
    items: mostly(items, scalar, pair),
    sub: mostly(pair, scalar, items),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const KEYS: readonly Index['key'][] = [
  { a: 1 },
  { b: -1 },
  { a: 1, b: -1 },
  { b: 1, a: 1, _id: -1 },
  { tags: 1 },
  { tags: -1, b: 1 },
  { tags: 1, b: 1, _id: 1 },
  { 'items.k': 1 },
  { 'items.k': 1, 'items.n': -1 },
  { 'sub.x': 1, b: 1 },
  { 'items.n': 1, b: 1 },
  { sub: 1 },
];
const COVERS: readonly Fields[] = [
  { b: { $exists: true } },
  { a: { $gt: new Int32(0) } },
  { b: { $type: 'string' } },
  { a: new Int32(1) },
  { a: { $gte: new Int32(0) }, b: { $lt: new Int32(3) } },
];

const index = fc.record({
  key: fc.constantFrom(...KEYS),
  kind: fc.constantFrom('plain', 'plain', 'plain', 'sparse', 'partial', 'unique', 'unique sparse', 'unique partial'),
  partialFilterExpression: fc.constantFrom(...COVERS),
});

/** Indexes of all kinds beside the one on `_id`, with names of their own. */
export const indexes: fc.Arbitrary<readonly Index[]> = fc
  .uniqueArray(index, { minLength: 1, maxLength: 4, selector: ({ key }) => JSON.stringify(key) })
  .map((list) =>
    list.map(({ key, kind, partialFilterExpression }, i) => ({
      key,
      name: `index${i}`,
      ...(kind.includes('unique') && { unique: true }),
      ...(kind.includes('sparse') && { sparse: true }),
      ...(kind.includes('partial') && { partialFilterExpression }),
    })),
  );

export const id = fc.integer({ min: 0, max: 14 }).map((value) => new Int32(value));
