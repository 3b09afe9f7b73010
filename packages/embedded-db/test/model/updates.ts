import { Double, Int32, Long } from 'mongodb';
import fc from 'fast-check';
import { scalar } from './arbitraries.ts';
import type { Asked } from './update.ts';
import type { Fields, Value } from './values.ts';

const number = fc.constantFrom<Value>(
  new Int32(1),
  new Int32(-2),
  new Double(0.5),
  new Double(2),
  Long.fromNumber(3),
  new Int32(0),
);
const value: fc.Arbitrary<Value> = fc.oneof({ arbitrary: scalar, weight: 5 }, fc.array(scalar, { maxLength: 2 }));
const holder = fc.constantFrom('a', 'b', 'sub.x', 'sub.y', 'sub.new', 'z', 'tags.1', 'items.0.n', 'c.d');
const arrays = fc.constantFrom('tags', 'tags', 'tags', 'items', 'a', 'new');
const each = fc.array(scalar, { maxLength: 3 });
const count = fc.integer({ min: -2, max: 3 }).map((most) => new Int32(most));

const pushing = fc.oneof(
  scalar,
  fc
    .record(
      { $each: each, $position: count, $slice: count, $sort: fc.constantFrom(new Int32(1), new Int32(-1)) },
      {
        requiredKeys: ['$each'],
        noNullPrototype: true,
      },
    )
    .map((options): Value => options),
);
const pulled = fc.oneof(
  scalar,
  fc.constantFrom<Value>(
    { $gt: new Int32(0) },
    { $in: [new Int32(1), 'a', null] },
    { k: 'a' },
    { n: { $lt: new Int32(2) } },
  ),
);

const part = (operator: string, path: fc.Arbitrary<string>, argument: fc.Arbitrary<Value>): fc.Arbitrary<Fields> =>
  fc.tuple(path, argument).map(([name, one]) => ({ [operator]: { [name]: one } }));

const step: fc.Arbitrary<Fields> = fc.oneof(
  { arbitrary: part('$set', holder, value), weight: 4 },
  part('$unset', holder, fc.constant('')),
  part('$inc', holder, number),
  part('$mul', holder, number),
  part('$min', holder, scalar),
  part('$max', holder, scalar),
  { arbitrary: part('$push', arrays, pushing), weight: 2 },
  part(
    '$addToSet',
    arrays,
    fc.oneof(
      scalar,
      each.map((list): Value => ({ $each: list })),
    ),
  ),
  part('$pull', arrays, pulled),
  part('$pop', arrays, fc.constantFrom<Value>(new Int32(1), new Int32(-1))),
  part('$rename', fc.constantFrom('a', 'b', 'z'), fc.constantFrom('b', 'z', 'y')),
  part('$setOnInsert', fc.constantFrom('s', 'sub.s'), scalar),
);

function merged(steps: readonly Fields[]): Fields {
  const made: { [operator: string]: Fields } = {};
  for (const one of steps)
    for (const [operator, spec] of Object.entries(one)) made[operator] = { ...made[operator], ...(spec as Fields) };
  return made;
}

const operators = fc.array(step, { minLength: 1, maxLength: 3 }).map(merged);
const pipeline = fc.constantFrom<readonly Fields[]>(
  [{ $set: { copy: '$a' } }],
  [{ $set: { b: { $ifNull: ['$b', 'none'] }, z: { $literal: new Double(1) } } }, { $unset: 'tags' }],
  [{ $unset: ['a', 'copy'] }],
  [{ $replaceWith: { a: '$b', old: '$a' } }],
  [{ $set: { more: { $cond: [{ $gt: ['$a', '$b'] }, 'yes', 'no'] } } }],
);

/** Any update with the filter it is asked by. */
export const asked = (filter: fc.Arbitrary<Fields>, body: fc.Arbitrary<Fields>): fc.Arbitrary<Asked> =>
  fc.oneof(
    { arbitrary: fc.record({ update: operators, filter }), weight: 8 },
    { arbitrary: fc.record({ update: pipeline, filter }), weight: 1 },
    { arbitrary: fc.record({ update: body, filter }), weight: 2 },
    { arbitrary: positional, weight: 2 },
  );

const change = fc.constantFrom('$set', '$inc', '$unset');
const positional: fc.Arbitrary<Asked> = fc.oneof(
  fc.tuple(scalar, change, number).map(([wanted, operator, argument]) => ({
    filter: { tags: { $gte: wanted } },
    update: { [operator]: { 'tags.$': argument } },
  })),
  fc.tuple(fc.constantFrom('a', 'b', ''), value).map(([k, argument]) => ({
    filter: { items: { $elemMatch: { k } } },
    update: { $set: { 'items.$.n': argument } },
  })),
  fc.tuple(change, number).map(([operator, argument]) => ({
    filter: { tags: { $type: 'array' } },
    update: { [operator]: { 'tags.$[]': argument } },
  })),
  fc.tuple(scalar, value).map(([wanted, argument]) => ({
    filter: { tags: { $exists: true } },
    update: { $set: { 'tags.$[t]': argument } },
    arrayFilters: [{ t: { $gte: wanted } }],
  })),
  fc.tuple(fc.constantFrom('a', 'b'), value).map(([k, argument]) => ({
    filter: { items: { $type: 'object' } },
    update: { $set: { 'items.$[i].n': argument } },
    arrayFilters: [{ 'i.k': k }],
  })),
);
