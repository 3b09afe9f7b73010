import { BSON } from 'bson';
import { codeOf, database } from './database.ts';
import type { Document } from 'mongodb';

const place = database();

describe('an update', () => {
  it.each([
    ['sets below what is missing', {}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
    ['sets in an array and fills up', { a: [1] }, { $set: { 'a.2': 3 } }, { a: [1, null, 3] }],
    ['takes away', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '' } }, { b: { d: 2 } }],
    ['adds and multiplies', { a: 2 }, { $inc: { a: 3, n: 1 }, $mul: { m: 5 } }, { a: 5, n: 1, m: 0 }],
    [
      'keeps the smaller and the larger',
      { a: 5, b: 5 },
      { $min: { a: 3 }, $max: { b: 9, c: 1 } },
      { a: 3, b: 9, c: 1 },
    ],
    ['renames', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
    ['pushes', { a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1, $slice: -2 } } }, { a: [2, 3] }],
    ['pushes at a place', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
    ['pushes into nothing', {}, { $push: { a: { x: 1 } } }, { a: [{ x: 1 }] }],
    [
      'sorts what it pushes by a field',
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    ['adds what is not there yet', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    ['pulls by value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['pulls by condition', { a: [{ n: 1 }, { n: 5 }] }, { $pull: { a: { n: { $gt: 2 } } } }, { a: [{ n: 1 }] }],
    ['pulls by operator', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ['pulls many', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['pops', { a: [1, 2], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1], b: [2] }],
    ['changes every element', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 10 } }, { a: [{ n: 11 }, { n: 12 }] }],
    ['leaves out what is only for inserts', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    ['replaces all but the id', { a: 1 }, { b: 2 }, { b: 2 }],
    ['computes with a pipeline', { a: 1 }, [{ $set: { b: { $add: ['$a', 1] } } }, { $unset: 'a' }], { b: 2 }],
  ])('%s', async (_, before, update, after) => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, ...before });
    if (Array.isArray(update) || Object.keys(update)[0]?.startsWith('$'))
      await things.updateOne({ _id: 1 }, update as never);
    else await things.replaceOne({ _id: 1 }, update);
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, ...after });
  });

  it.each([
    ['add to text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['add text', { a: 1 }, { $inc: { a: 'x' } }, 14],
    ['set below a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
    ['change one place twice', {}, { $set: { a: 1 }, $inc: { 'a.b': 1 } }, 40],
    ['change the id', {}, { $set: { _id: 2 } }, 66],
    ['do what nobody knows', {}, { $fly: { a: 1 } }, 9],
    ['use a position without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
    ['name an unknown array filter', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
    ['leave a name empty', {}, { $set: { 'a..b': 1 } }, 56],
    ['reach for a prototype', {}, { $set: { '__proto__.polluted': 1 } }, 2],
    ['run an unknown stage', {}, [{ $lookup: {} }], 72],
  ])('refuses to %s', async (_, before, update, code) => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, ...before });
    expect(await codeOf(things.updateOne({ _id: 1 }, update as never))).toBe(code);
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, ...before });
  });

  it('leaves the objects of the server alone, whatever fields are called', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    await things.updateOne({ _id: 1 }, { $set: { 'constructor.prototype.polluted': 'yes', 'toString.x': 1 } });
    await things.updateOne({ _id: 2, 'constructor.y': 1 }, { $set: { z: 1 } }, { upsert: true });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(await things.findOne({ 'constructor.prototype.polluted': 'yes' })).toMatchObject({ toString: { x: 1 } });
    expect(await things.findOne({ 'constructor.y': 1 })).toMatchObject({ _id: 2, z: 1 });
    expect(await things.countDocuments({ hasOwnProperty: { $exists: true } })).toBe(0);
  });

  it('tells what it found, changed and made', async () => {
    const things = place.fresh();
    await things.insertMany([{ n: 1 }, { n: 1 }, { n: 2 }]);
    expect(await things.updateMany({ n: 1 }, { $set: { n: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 0 });
    expect(await things.updateMany({ n: 1 }, { $inc: { n: 5 } })).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(await things.updateOne({ _id: 'new', 'a.b': 1 }, { $set: { c: 2 } }, { upsert: true })).toMatchObject({
      upsertedId: 'new',
      upsertedCount: 1,
    });
    expect(await things.findOne({ _id: 'new' })).toEqual({ _id: 'new', a: { b: 1 }, c: 2 });
  });

  it('gives what comes in whole the id that was asked for, wherever the filter says it', async () => {
    const things = place.fresh();
    const whole = { upsert: true };
    await things.replaceOne({ $and: [{ _id: 3 }, { n: 1 }] }, { n: 2 }, whole);
    expect(await things.find().toArray()).toEqual([{ _id: 3, n: 2 }]);
    const both = things.replaceOne({ _id: 4, $and: [{ _id: 5 }] }, { n: 3 }, whole);
    expect(await codeOf(both)).toBe(54);
  });

  it('takes the first in an order, and gives back what was or what is', async () => {
    const queue = place.fresh();
    await queue.insertMany([
      { _id: 1, at: 3 },
      { _id: 2, at: 1 },
      { _id: 3, at: 2 },
    ]);
    const before = await queue.findOneAndUpdate({}, { $set: { taken: true } }, { sort: { at: 1 } });
    const after = await queue.findOneAndUpdate(
      { taken: { $exists: false } },
      { $set: { taken: true } },
      { sort: { at: 1 }, returnDocument: 'after', projection: { taken: 1 } },
    );
    const gone = await queue.findOneAndDelete({}, { sort: { at: -1 } });
    expect([before, after, gone]).toEqual([
      { _id: 2, at: 1 },
      { _id: 3, taken: true },
      { _id: 1, at: 3 },
    ]);
  });
});

describe('fields called by numbers', () => {
  it('keep their places in an update', async () => {
    const things = place.fresh();
    const fields = new Map<string, unknown>([
      ['_id', 1],
      ['z', 0],
      [
        '20',
        new Map([
          ['9', 1],
          ['1', 2],
        ]),
      ],
      [
        '3',
        [
          new Map([
            ['b', 1],
            ['0', 2],
          ]),
        ],
      ],
    ]);
    await things.insertOne(fields as unknown as Document);
    await things.updateOne({ _id: 1 }, { $set: { '20.5': 3, '3.0.0': 9, a: 1 }, $inc: { z: 1 } });
    const [raw] = await things.find({}, { raw: true }).toArray();
    expect(namesIn(raw as unknown as Buffer)).toEqual(['_id', 'z', '20', '3', 'a']);
    expect(await things.findOne()).toEqual({ _id: 1, z: 1, 20: { 9: 1, 1: 2, 5: 3 }, 3: [{ b: 1, 0: 9 }], a: 1 });
  });
});

// The names of the outermost fields, in the order of the bytes.
function namesIn(raw: Buffer): readonly string[] {
  return [...BSON.onDemand.parseToElements(raw)].map(([, at, length]) =>
    Buffer.from(raw).toString('utf8', at, at + length),
  );
}
