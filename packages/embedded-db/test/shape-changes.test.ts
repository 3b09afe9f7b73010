import { MongoServerError } from 'mongodb';
import { codeOf, database } from './database.ts';
import type { ClientSession } from 'mongodb';

const place = database();

async function together<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = place.client().startSession();
  session.startTransaction();
  try {
    return await work(session);
  } finally {
    await session.endSession();
  }
}

const exists = async (name: string): Promise<boolean> =>
  (await place.db().listCollections({ name }).toArray()).length > 0;

describe('a collection made in a transaction', () => {
  it('is there for everybody once it is committed, with its indexes', async () => {
    const things = place.fresh();
    await together(async (session) => {
      await place.db().createCollection(things.collectionName, { session });
      await things.createIndex({ email: 1 }, { unique: true, session });
      await things.insertOne({ _id: 1, email: 'a' }, { session });
      expect(await things.findOne({ email: 'a' }, { session })).toEqual({ _id: 1, email: 'a' });
      expect(await exists(things.collectionName)).toBe(false);
      await session.commitTransaction();
    });
    expect(await codeOf(things.insertOne({ _id: 2, email: 'a' }))).toBe(11000);
    expect(await things.find({ email: 'a' }).hint({ email: 1 }).toArray()).toEqual([{ _id: 1, email: 'a' }]);
  });

  it('keeps its unique values apart inside the transaction, too', async () => {
    const things = place.fresh();
    await together(async (session) => {
      await things.createIndex({ email: 1 }, { unique: true, session });
      await things.insertOne({ _id: 1, email: 'a' }, { session });
      expect(await codeOf(things.insertOne({ _id: 2, email: 'a' }, { session }))).toBe(11000);
    });
    expect(await exists(things.collectionName)).toBe(false);
  });

  it('is gone when the transaction is', async () => {
    const things = place.fresh();
    await together(async (session) => {
      await things.insertOne({ _id: 1 }, { session });
      await session.abortTransaction();
    });
    expect(await exists(things.collectionName)).toBe(false);
  });

  it('is made once: the other transaction begins again, a plain write waits', async () => {
    const things = place.fresh();
    const waiting = await together(async (session) => {
      await things.insertOne({ _id: 1 }, { session });
      expect(await codeOf(together((other) => things.insertOne({ _id: 2 }, { session: other })))).toBe(112);
      const plain = things.insertOne({ _id: 3 });
      await session.commitTransaction();
      return { plain };
    });
    await waiting.plain;
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1 }, { _id: 3 }]);
  });
});

describe('inside a transaction', () => {
  it.each([
    ['dropping a collection', 'drop'],
    ['counting by the old command', 'count'],
    ['listing the indexes', 'listIndexes'],
    ['dropping an index', 'dropIndexes'],
  ])('%s is refused', async (_, name) => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    const asked = { [name]: things.collectionName, ...(name === 'dropIndexes' && { index: '*' }) };
    expect(await codeOf(together((session) => place.db().command(asked, { session })))).toBe(263);
    expect(await things.countDocuments()).toBe(1);
  });

  it('a single write has no write concern of its own', async () => {
    const asked = { insert: place.fresh().collectionName, documents: [{ _id: 1 }], writeConcern: { w: 1 } };
    expect(await codeOf(together((session) => place.db().command(asked, { session })))).toBe(72);
  });

  it('a pipeline writes no collection', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    const run = (session: ClientSession) => things.aggregate([{ $merge: 'elsewhere' }], { session }).toArray();
    expect(await codeOf(together(run))).toBe(263);
  });

  it('an index is for new collections only, and for empty ones', async () => {
    const [old, young] = [place.fresh(), place.fresh()];
    await old.insertOne({ _id: 1 });
    expect(await codeOf(together((session) => old.createIndex({ a: 1 }, { session })))).toBe(263);
    const late = together(async (session) => {
      await young.insertOne({ _id: 1 }, { session });
      await young.createIndex({ a: 1 }, { session });
    });
    expect(await codeOf(late)).toBe(263);
  });
});

describe('whoever changes the shape of a collection', () => {
  it('waits for the transactions that use it, as long as it says', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, a: 1 });
    await together(async (session) => {
      await things.findOne({ _id: 1 }, { session });
      expect(await codeOf(place.db().command({ drop: things.collectionName, maxTimeMS: 50 }))).toBe(50);
      const building = things.createIndex({ a: 1 });
      await things.updateOne({ _id: 1 }, { $set: { a: 2 } }, { session });
      await session.commitTransaction();
      await building;
    });
    expect(await things.find({ a: 2 }).hint({ a: 1 }).toArray()).toEqual([{ _id: 1, a: 2 }]);
  });

  it('does not wait when there is nothing to do', async () => {
    const things = place.fresh();
    await things.createIndex({ a: 1 });
    await together(async (session) => {
      await things.insertOne({ _id: 1 }, { session });
      expect(await things.createIndex({ a: 1 })).toBe('a_1');
    });
  });

  it('makes a transaction begin again whose snapshot is older than the index', async () => {
    const [things, others] = [place.fresh(), place.fresh()];
    await things.insertOne({ _id: 1, a: 1 });
    await others.insertOne({ _id: 1 });
    const error = await together(async (session) => {
      await others.findOne({}, { session });
      await things.createIndex({ a: 1 });
      return things.findOne({ a: 1 }, { session }).catch((reason: unknown) => reason);
    });
    if (!(error instanceof MongoServerError)) throw new Error('There should have been an error.');
    expect([error.code, error.hasErrorLabel('TransientTransactionError')]).toEqual([246, true]);
  });
});
