import { codeOf, database } from './database.ts';

const place = database();

describe('two who write at the same time', () => {
  it('count every increment once', async () => {
    const counters = place.fresh();
    await counters.insertOne({ _id: 'n', n: 0 });
    const add = () =>
      place.client().withSession((session) =>
        session.withTransaction(async () => {
          const row = await counters.findOne({ _id: 'n' }, { session });
          await counters.updateOne({ _id: 'n' }, { $set: { n: row?.['n'] + 1 } }, { session });
        }),
      );
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let i = 0; i < 10; i++) await add();
      }),
    );
    expect(await counters.findOne({ _id: 'n' })).toEqual({ _id: 'n', n: 80 });
  });

  it('the second in a document is told to try again', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, n: 0 });
    const [first, second] = [place.client().startSession(), place.client().startSession()];
    first.startTransaction();
    second.startTransaction();
    await things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
    const error = await things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }).catch((reason) => reason);
    expect([error.code, error.hasErrorLabel('TransientTransactionError')]).toEqual([112, true]);
    await first.commitTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
    expect(await things.findOne({ _id: 1 })).toMatchObject({ n: 1 });
  });

  it('whoever is outside a transaction waits for its end', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, n: 0 });
    const session = place.client().startSession();
    session.startTransaction();
    await things.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session });
    const waiting = things.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await session.commitTransaction();
    await waiting;
    await session.endSession();
    expect(await things.findOne({ _id: 1 })).toMatchObject({ n: 11 });
  });

  it('whoever waits names how long', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, n: 0 });
    const session = place.client().startSession();
    session.startTransaction();
    await things.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session });
    expect(await codeOf(things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { maxTimeMS: 50 }))).toBe(50);
    await session.abortTransaction();
    await session.endSession();
    expect(await things.findOne({ _id: 1 })).toMatchObject({ n: 0 });
  });

  it('a unique value is taken by whoever is first, transaction or not', async () => {
    const things = place.fresh();
    await things.createIndex({ email: 1 }, { unique: true });
    const session = place.client().startSession();
    session.startTransaction();
    await things.insertOne({ _id: 1, email: 'a' }, { session });
    const waiting = codeOf(things.insertOne({ _id: 2, email: 'a' }));
    await session.commitTransaction();
    await session.endSession();
    expect(await waiting).toBe(11000);
  });
});

describe('a reader in a transaction', () => {
  it('sees the world as it was, and what it wrote itself', async () => {
    const things = place.fresh();
    await things.createIndex({ k: 1 });
    await things.insertMany([
      { _id: 1, k: 1 },
      { _id: 2, k: 2 },
    ]);
    await place.client().withSession(async (session) => {
      session.startTransaction();
      await things.findOne({}, { session });
      await things.insertOne({ _id: 3, k: 0 });
      await things.insertOne({ _id: 4, k: 1.5 }, { session });
      await things.updateOne({ _id: 2 }, { $set: { k: -1 } }, { session });
      const seen = await things
        .find({ k: { $gt: -5 } }, { session })
        .sort({ k: 1 })
        .limit(2)
        .toArray();
      expect(seen.map(({ _id }) => _id)).toEqual([2, 1]);
      expect(await things.countDocuments({ k: { $gt: -5 } }, { session })).toBe(3);
      await session.abortTransaction();
    });
    expect(await things.countDocuments()).toBe(3);
  });

  it('reads a long answer to its end', async () => {
    const things = place.fresh();
    await things.insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: i })));
    await place.client().withSession(async (session) => {
      session.startTransaction();
      const all = await things.find({}, { session, batchSize: 50 }).toArray();
      expect(all).toHaveLength(500);
      await session.commitTransaction();
    });
  });
});

describe('somebody whose answer was lost', () => {
  it('does not count twice when the driver repeats a write that was done', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, n: 0 });
    await place
      .db()
      .admin()
      .command({
        configureFailPoint: 'failCommand',
        mode: { times: 1 },
        data: {
          failCommands: ['update'],
          writeConcernError: { code: 91, errmsg: 'shutting down' },
          errorLabels: ['RetryableWriteError'],
        },
      });
    const done = await things.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(done.modifiedCount).toBe(1);
    expect(await things.findOne({ _id: 1 })).toMatchObject({ n: 1 });
  });

  it('is told that its commit went through', async () => {
    const things = place.fresh();
    await place
      .db()
      .admin()
      .command({
        configureFailPoint: 'failCommand',
        mode: { times: 1 },
        data: {
          failCommands: ['commitTransaction'],
          writeConcernError: { code: 91, errmsg: 'shutting down' },
          errorLabels: ['RetryableWriteError'],
        },
      });
    await place.client().withSession((session) =>
      session.withTransaction(async () => {
        await things.insertOne({ _id: 1 }, { session });
      }),
    );
    expect(await things.countDocuments()).toBe(1);
  });

  it('has its write repeated by the driver when the server stumbles', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, n: 0 });
    await place
      .db()
      .admin()
      .command({
        configureFailPoint: 'failCommand',
        mode: { times: 1 },
        data: { failCommands: ['update'], errorCode: 91, errorLabels: ['RetryableWriteError'] },
      });
    await things.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(await things.findOne({ _id: 1 })).toMatchObject({ n: 1 });
  });
});
