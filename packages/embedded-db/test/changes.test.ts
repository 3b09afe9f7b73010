import { MongoClient } from 'mongodb';
import { serve } from '@linli/embedded-db';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, database } from './database.ts';
import type { ChangeStream, ChangeStreamDocument } from 'mongodb';

const place = database();
const PATIENCE = 30_000;
const SOON = { maxAwaitTimeMS: 50 } as const;

async function take(stream: ChangeStream, count: number): Promise<readonly ChangeStreamDocument[]> {
  const events: ChangeStreamDocument[] = [];
  while (events.length < count) events.push(await stream.next());
  return events;
}

describe('somebody who watches a collection', () => {
  it('hears of everything, in order, with the document as it is', async () => {
    const things = place.fresh();
    const stream = things.watch([], { fullDocument: 'updateLookup', ...SOON });
    await stream.tryNext();
    await things.insertOne({ _id: 1, a: 1, b: 1 });
    await things.updateOne({ _id: 1 }, { $set: { a: 2 }, $unset: { b: '' } });
    await things.replaceOne({ _id: 1 }, { c: 3 });
    await things.deleteOne({ _id: 1 });
    const events = await take(stream, 4);
    expect(events.map(({ operationType }) => operationType)).toEqual(['insert', 'update', 'replace', 'delete']);
    expect(events[0]).toMatchObject({ documentKey: { _id: 1 }, fullDocument: { _id: 1, a: 1, b: 1 } });
    expect(events[1]).toMatchObject({ updateDescription: { updatedFields: { a: 2 }, removedFields: ['b'] } });
    expect(events[2]).toMatchObject({ fullDocument: { _id: 1, c: 3 } });
    await stream.close();
  });

  it('hears which part of a part has changed', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, a: { b: 1, c: { d: 1, e: 1 } }, list: [{ x: 1 }] });
    const stream = things.watch([], SOON);
    await stream.tryNext();
    await things.updateOne({ _id: 1 }, { $set: { 'a.c.d': 2, 'list.0.x': 2, n: null }, $unset: { 'a.b': '' } });
    expect(await stream.next()).toMatchObject({
      documentKey: { _id: 1 },
      updateDescription: { updatedFields: { 'a.c.d': 2, 'list.0.x': 2, n: null }, removedFields: ['a.b'] },
    });
    await stream.close();
  });

  it('hears only of what was committed, and of all of it', async () => {
    const things = place.fresh();
    const stream = things.watch(
      [{ $match: { operationType: 'insert' } }, { $project: { 'fullDocument._id': 1 } }],
      SOON,
    );
    await stream.tryNext();
    const session = place.client().startSession();
    session.startTransaction();
    await things.insertOne({ _id: 'lost' }, { session });
    await session.abortTransaction();
    await session.withTransaction(async () => {
      await things.insertMany([{ _id: 'a' }, { _id: 'b' }], { session });
    });
    await session.endSession();
    const events = await take(stream, 2);
    expect(events.map((event) => ('fullDocument' in event ? event.fullDocument?._id : undefined))).toEqual(['a', 'b']);
    await stream.close();
  });

  it('goes on behind the last event it knows, in the middle of a commit, too', async () => {
    const things = place.fresh();
    const first = things.watch([], SOON);
    await first.tryNext();
    await things.insertMany(Array.from({ length: 10 }, (_, _id) => ({ _id })));
    const [, , third] = await take(first, 3);
    await first.close();
    await things.insertOne({ _id: 'later' });
    const second = things.watch([], { resumeAfter: third?._id });
    const rest = await take(second, 8);
    expect(rest.map((event) => ('documentKey' in event ? event.documentKey._id : undefined))).toEqual([
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      'later',
    ]);
    await second.close();
  });

  it('is told when a token is no token', async () => {
    const stream = place.fresh().watch([], { resumeAfter: { _data: 'nonsense' } });
    expect(await codeOf(stream.next())).toBe(9);
  });

  it(
    'is told when its token is older than what is remembered',
    async () => {
      const things = place.fresh();
      const stream = things.watch([], SOON);
      await stream.tryNext();
      await things.insertOne({ _id: 'first' });
      const { _id: token } = await stream.next();
      await stream.close();
      const megabyte = 'x'.repeat(2 ** 20);
      for (let i = 0; i < 15; i++)
        await things.insertMany(Array.from({ length: 10 }, (_, j) => ({ _id: 10 * i + j, megabyte })));
      const resume = () => {
        const resumed = things.watch([{ $project: { _id: 1 } }], { resumeAfter: token, ...SOON });
        return codeOf(resumed.tryNext()).finally(() => resumed.close());
      };
      let code = await resume();
      for (const end = Date.now() + 10_000; code !== 286 && Date.now() < end; code = await resume())
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(code).toBe(286);
    },
    PATIENCE,
  );

  it('goes on after the database was closed and opened again', async () => {
    const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
    const before = await serve({ path, noSync: true });
    const client = await MongoClient.connect(before.uri);
    const stream = client.db('x').collection('things').watch([], SOON);
    await stream.tryNext();
    await client
      .db('x')
      .collection<{ _id: number }>('things')
      .insertMany([{ _id: 1 }, { _id: 2 }]);
    const { _id: token } = await stream.next();
    await client.close();
    await before.close();
    const after = await serve({ path, noSync: true });
    const again = await MongoClient.connect(after.uri);
    const resumed = again.db('x').collection('things').watch([], { resumeAfter: token });
    expect(await resumed.next()).toMatchObject({ operationType: 'insert', documentKey: { _id: 2 } });
    await again.close();
    await after.close();
    await rm(path, { recursive: true });
  });
});
