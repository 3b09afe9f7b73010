import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import { codeOf, database } from './database.ts';

const place = database();

describe('a cursor over 100,000 documents', () => {
  const MANY = 100_000;
  const things = () => place.db().collection<{ _id: number }>('many');

  beforeAll(async () => {
    const rows = Array.from({ length: MANY }, (_, _id) => ({ _id }));
    for (let i = 0; i < MANY; i += 10_000) await things().insertMany(rows.slice(i, i + 10_000));
  });

  it('gives each of them once, in batches of any size, as they were when it began', async () => {
    for (const batchSize of [997, 20_000]) {
      const [seen, misfits] = [new Set<number>(), new Set<number>()];
      for await (const { _id } of things().find().sort({ _id: 1 }).batchSize(batchSize)) {
        if (_id !== seen.size) misfits.add(_id);
        seen.add(_id);
        if (seen.size === 5000) await things().insertOne({ _id: MANY });
      }
      expect([seen.size, misfits.size]).toEqual([MANY, 0]);
      await things().deleteOne({ _id: MANY });
    }
  });

  it('is gone once it is killed', async () => {
    const { cursor } = await place.db().command({ find: 'many', filter: {}, batchSize: 10 });
    expect(await place.db().command({ killCursors: 'many', cursors: [cursor.id] })).toMatchObject({
      cursorsKilled: [cursor.id],
      cursorsNotFound: [],
    });
    expect(await codeOf(place.db().command({ getMore: cursor.id, collection: 'many' }))).toBe(43);
    expect(await place.db().command({ killCursors: 'many', cursors: [cursor.id] })).toMatchObject({
      cursorsNotFound: [cursor.id],
    });
  });

  it('ends after its single batch, and begins with none when asked', async () => {
    const single = await place.db().command({ find: 'many', filter: {}, singleBatch: true, batchSize: 3 });
    expect([single['cursor'].firstBatch.length, Number(single['cursor'].id)]).toEqual([3, 0]);
    const empty = await place.db().command({ find: 'many', filter: {}, batchSize: 0 });
    expect(empty['cursor'].firstBatch).toEqual([]);
    const more = await place.db().command({ getMore: empty['cursor'].id, collection: 'many', batchSize: 2 });
    expect(more['cursor'].nextBatch).toEqual([{ _id: 0 }, { _id: 1 }]);
    await place.db().command({ killCursors: 'many', cursors: [empty['cursor'].id] });
  });
});

describe('a bulk write that stumbles', () => {
  const twice = [
    { insertOne: { document: { _id: 1 } } },
    { insertOne: { document: { _id: 1 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { seen: true } } } },
    { deleteOne: { filter: { _id: 7 } } },
  ];

  it.each([
    [true, { inserted: 1, matched: 0 }],
    [false, { inserted: 1, matched: 1 }],
  ])('ordered %s tells what was done and which one stumbled', async (ordered, counts) => {
    const error = await place
      .fresh()
      .bulkWrite(twice, { ordered })
      .catch((reason: unknown) => reason);
    if (!(error instanceof MongoBulkWriteError)) throw new Error('There should have been an error.');
    expect({ inserted: error.insertedCount, matched: error.matchedCount }).toEqual(counts);
    const [first] = [error.writeErrors].flat();
    expect([first?.index, first?.code]).toEqual([1, 11000]);
  });

  it('tells which value of which index is taken', async () => {
    const things = place.fresh();
    await things.createIndex({ 'at.city': 1, code: -1 }, { unique: true });
    await things.insertOne({ at: { city: '杭州' }, code: 7 });
    const error = await things.insertOne({ at: { city: '杭州' }, code: 7 }).catch((reason: unknown) => reason);
    if (!(error instanceof MongoServerError)) throw new Error('There should have been an error.');
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { 'at.city': 1, code: -1 },
      keyValue: { 'at.city': '杭州', code: 7 },
    });
  });
});

describe('sessions beside each other', () => {
  it('each see their own writes, and commit or not as they like', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 0 });
    const work = async (id: number) => {
      const session = place.client().startSession();
      session.startTransaction();
      await things.insertOne({ _id: id }, { session });
      const seen = await things.distinct('_id', {}, { session });
      await (id % 2 === 0 ? session.commitTransaction() : session.abortTransaction());
      await session.endSession();
      return [...seen].sort();
    };
    const seen = await Promise.all([1, 2, 3, 4, 5, 6].map(work));
    for (const [i, ids] of seen.entries()) expect(ids).toContain(i + 1);
    expect(await things.distinct('_id')).toEqual([0, 2, 4, 6]);
  });

  it('read a world that stands still, in a snapshot session', async () => {
    const things = place.fresh();
    await things.insertMany([{ _id: 1 }, { _id: 2 }]);
    const session = place.client().startSession({ snapshot: true });
    expect(await things.countDocuments({}, { session })).toBe(2);
    await things.deleteOne({ _id: 1 });
    await things.insertMany([{ _id: 3 }, { _id: 4 }]);
    expect(await things.find({}, { session }).sort({ _id: 1 }).toArray()).toEqual([{ _id: 1 }, { _id: 2 }]);
    expect(await things.distinct('_id', {}, { session })).toEqual([1, 2]);
    expect(await codeOf(things.aggregate([{ $out: 'elsewhere' }], { session }).toArray())).toBe(72);
    await session.endSession();
    expect(await things.countDocuments()).toBe(3);
  });

  it('are told when one member cannot keep their write concern', async () => {
    const things = place.fresh();
    expect(await codeOf(things.insertOne({ _id: 1 }, { writeConcern: { w: 3 } }))).toBe(100);
    expect(await codeOf(things.insertOne({ _id: 2 }, { writeConcern: { w: 'far away' } }))).toBe(79);
    expect(await things.distinct('_id')).toEqual([1, 2]);
  });
});
