import { codeOf, database } from './database.ts';
import type { ChangeStream, ChangeStreamDocument, Document } from 'mongodb';

const place = database();
const SOON = { maxAwaitTimeMS: 50 } as const;

async function opened<T extends ChangeStream>(stream: T): Promise<T> {
  await stream.tryNext();
  return stream;
}

async function take(stream: ChangeStream, count: number): Promise<readonly ChangeStreamDocument[]> {
  const events: ChangeStreamDocument[] = [];
  while (events.length < count) events.push(await stream.next());
  await stream.close();
  return events;
}

const typesOf = (events: readonly ChangeStreamDocument[]) => events.map(({ operationType }) => operationType);

describe('a stream on a collection that is dropped', () => {
  it('ends, and goes on behind the end when it is told to', async () => {
    const things = place.fresh();
    const stream = await opened(things.watch([], SOON));
    await things.insertOne({ _id: 1 });
    await things.drop();
    await things.insertOne({ _id: 2 });
    const events = await take(stream, 3);
    expect(typesOf(events)).toEqual(['insert', 'drop', 'invalidate']);
    const [, dropped, ended] = events.map(({ _id }) => _id);
    expect(await take(things.watch([], { startAfter: ended, ...SOON }), 1)).toMatchObject([
      { documentKey: { _id: 2 } },
    ]);
    expect(await codeOf(things.watch([], { resumeAfter: ended }).next())).toBe(260);
    expect(typesOf(await take(things.watch([], { resumeAfter: dropped, ...SOON }), 1))).toEqual(['invalidate']);
  });

  it('ends when the collection gets another name', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    const stream = await opened(things.watch([], SOON));
    await things.rename(`${things.collectionName}_old`);
    const [renamed, ended] = await take(stream, 2);
    expect(renamed).toMatchObject({ operationType: 'rename', to: { coll: `${things.collectionName}_old` } });
    expect(ended).toMatchObject({ operationType: 'invalidate' });
  });
});

describe('a stream on more than a collection', () => {
  it('hears of a whole database until that is dropped, or of all of them', async () => {
    const [one, other] = [place.client().db('streams1'), place.client().db('streams2')];
    const [database, cluster] = [await opened(one.watch([], SOON)), await opened(place.client().watch([], SOON))];
    await one.collection('a').insertOne({ x: 1 });
    await other.collection('a').insertOne({ x: 2 });
    await one.collection('b').insertOne({ x: 3 });
    await one.dropDatabase();
    expect(typesOf(await take(database, 6))).toEqual([
      'insert',
      'insert',
      'drop',
      'drop',
      'dropDatabase',
      'invalidate',
    ]);
    const all = await take(cluster, 6);
    expect(all.at(-1)).toMatchObject({ operationType: 'dropDatabase', ns: { db: 'streams1' } });
    expect(all.slice(0, 3)).toMatchObject([
      { ns: { db: 'streams1', coll: 'a' } },
      { ns: { db: 'streams2', coll: 'a' } },
      { ns: { db: 'streams1', coll: 'b' } },
    ]);
  });
});

describe('where a stream begins', () => {
  it('at a time it hears of everything since, and of nothing before', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    const { operationTime } = await place.db().command({ insert: things.collectionName, documents: [{ _id: 2 }] });
    await things.insertOne({ _id: 3 });
    const events = await take(things.watch([], { startAtOperationTime: operationTime, ...SOON }), 2);
    expect(events).toMatchObject([{ documentKey: { _id: 2 } }, { documentKey: { _id: 3 } }]);
  });

  it('is one place, not two', async () => {
    const things = place.fresh();
    const [{ _id: token } = {}] = await (async () => {
      const stream = await opened(things.watch([], SOON));
      await things.insertOne({ _id: 1 });
      return take(stream, 1);
    })();
    const asked = { aggregate: things.collectionName, cursor: {} };
    const stage = { $changeStream: { resumeAfter: token, startAfter: token } };
    expect(await codeOf(place.db().command({ ...asked, pipeline: [stage] }))).toBe(40674);
  });

  it('behind a token it brings at once what has happened since', async () => {
    const things = place.fresh();
    const stream = await opened(things.watch([], SOON));
    await things.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
    const [{ _id: token } = {}] = await take(stream, 1);
    const run = async (batchSize?: number): Promise<readonly number[]> => {
      const pipeline = [{ $changeStream: { resumeAfter: token } }];
      const cursor = batchSize === undefined ? {} : { batchSize };
      const reply = await place.db().command({ aggregate: things.collectionName, pipeline, cursor });
      return reply['cursor'].firstBatch.map(({ documentKey }: Document) => documentKey._id);
    };
    expect([await run(), await run(1), await run(0)]).toEqual([[2, 3], [2], []]);
    const level = { readConcern: { level: 'local' } } as const;
    expect(await codeOf(opened(things.watch([], level)))).toBe(72);
  });

  it('moves on while nothing happens that concerns it', async () => {
    const [quiet, busy] = [place.fresh(), place.fresh()];
    const stream = await opened(quiet.watch([], SOON));
    const before = stream.resumeToken;
    await busy.insertMany([{ _id: 1 }, { _id: 2 }]);
    await stream.tryNext();
    const after = stream.resumeToken;
    await stream.close();
    expect(after).not.toEqual(before);
    await quiet.insertOne({ _id: 9 });
    expect(await take(quiet.watch([], { resumeAfter: after, ...SOON }), 1)).toMatchObject([
      { documentKey: { _id: 9 } },
    ]);
  });
});

describe('what a stream tells of an update', () => {
  it.each([
    ['an element', { list: [1, 2, 3] }, { $set: { 'list.1': 5 } }, { updatedFields: { 'list.1': 5 } }],
    ['one more element', { list: [1, 2] }, { $push: { list: 3 } }, { updatedFields: { 'list.2': 3 } }],
    [
      'an end that is gone',
      { list: [1, 2, 3, 4] },
      [{ $set: { list: [1, 2] } }],
      { updatedFields: {}, truncatedArrays: [{ field: 'list', newSize: 2 }] },
    ],
    ['a middle that is gone', { list: [1, 2, 3] }, { $pull: { list: 2 } }, { updatedFields: { list: [1, 3] } }],
    ['another array', { list: [1, 2] }, { $set: { list: [7, 8] } }, { updatedFields: { list: [7, 8] } }],
    [
      'a field in an element',
      { list: [{ a: 1, b: 2 }, { a: 3 }] },
      { $unset: { 'list.0.b': '' } },
      { updatedFields: {}, removedFields: ['list.0.b'] },
    ],
  ] as readonly (readonly [string, Document, Document, Document])[])('names %s', async (_, doc, update, told) => {
    const things = place.fresh();
    await things.insertOne({ _id: 1, ...doc });
    const stream = await opened(things.watch([], { fullDocument: 'updateLookup', ...SOON }));
    await things.updateOne({ _id: 1 }, update);
    const [event] = await take(stream, 1);
    expect(event).toMatchObject({ operationType: 'update', updateDescription: told });
    expect(event).toHaveProperty('fullDocument', await things.findOne());
  });
});

describe('a stream with a pipeline', () => {
  it('must leave the events their tokens', async () => {
    const things = place.fresh();
    const stream = await opened(things.watch([{ $project: { _id: 0 } }], SOON));
    await things.insertOne({ _id: 1 });
    expect(await codeOf(stream.next())).toBe(280);
    await stream.close();
  });

  it('only filters and shapes', async () => {
    const asked = { aggregate: place.fresh().collectionName, cursor: {} };
    const run = (stage: Document) => codeOf(place.db().command({ ...asked, pipeline: [{ $changeStream: {} }, stage] }));
    expect(await run({ $group: { _id: '$x' } })).toBe(20);
    expect(await run({ $match: { operationType: 'insert' } })).toBe('no error');
  });

  it('gives as many at once as it is asked for, and not more than fits', async () => {
    const things = place.fresh();
    const stage = { $changeStream: {} };
    const { cursor } = await place.db().command({ aggregate: things.collectionName, pipeline: [stage], cursor: {} });
    const text = 'x'.repeat(2 ** 20);
    for (let i = 0; i < 3; i++)
      await things.insertMany(Array.from({ length: 10 }, (_, j) => ({ _id: 10 * i + j, text })));
    const more = async (batchSize?: number): Promise<readonly number[]> => {
      const asked = { getMore: cursor.id, collection: things.collectionName, ...(batchSize && { batchSize }) };
      const reply = await place.db().command(asked);
      return reply['cursor'].nextBatch.map(({ documentKey }: Document) => documentKey._id);
    };
    expect(await more(2)).toEqual([0, 1]);
    const seen: number[] = [];
    const sizes: number[] = [];
    while (seen.length < 28) {
      const ids = await more();
      sizes.push(ids.length);
      seen.push(...ids);
    }
    expect(seen).toEqual(Array.from({ length: 28 }, (_, i) => i + 2));
    expect(Math.max(...sizes)).toBeLessThan(15);
    await place.db().command({ killCursors: things.collectionName, cursors: [cursor.id] });
  });
});
