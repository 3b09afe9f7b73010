import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { codeOf, database } from './database.ts';
import type { Document } from 'mongodb';

const place = database();

const configure = (client: MongoClient, name: string, mode: unknown, data: Document = {}) =>
  client.db('admin').command({ configureFailPoint: name, mode, data });

afterEach(async () => {
  for (const name of ['failCommand', 'linliCommit', 'onPrimaryTransactionalWrite'])
    await configure(place.client(), name, 'off');
});

describe('a fail point', () => {
  it('strikes after so many calls, and only the program it is meant for', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    const other = await MongoClient.connect(place.uri(), { appName: 'other', retryReads: false });
    const theirs = other.db('test').collection(things.collectionName);
    await configure(
      place.client(),
      'failCommand',
      { skip: 1 },
      { failCommands: ['find'], errorCode: 8, appName: 'other' },
    );
    const codes = [await codeOf(theirs.findOne()), await codeOf(theirs.findOne()), await codeOf(things.findOne())];
    await other.close();
    expect(codes).toEqual(['no error', 8, 'no error']);
  });

  it('with an unknown name or mode is refused', async () => {
    expect(await codeOf(configure(place.client(), 'somethingElse', 'alwaysOn'))).toBe(188);
    expect(await codeOf(configure(place.client(), 'failCommand', 'sometimes'))).toBe(2);
  });

  it.each([
    ['insertOne', (things) => things.insertOne({ _id: 3 })],
    ['insertMany', (things) => things.insertMany([{ _id: 3 }, { _id: 4 }])],
    ['updateOne', (things) => things.updateOne({ _id: 1 }, { $inc: { n: 1 } })],
    ['replaceOne', (things) => things.replaceOne({ _id: 1 }, { n: 7 })],
    ['deleteOne', (things) => things.deleteOne({})],
    ['findOneAndUpdate', (things) => things.findOneAndUpdate({}, { $inc: { n: 1 } })],
    ['findOneAndDelete', (things) => things.findOneAndDelete({})],
    [
      'bulkWrite',
      (things) =>
        things.bulkWrite([
          { insertOne: { document: { _id: 3 } } },
          { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
          { deleteOne: { filter: { _id: 2 } } },
        ]),
    ],
  ] as readonly (readonly [string, (things: ReturnType<typeof place.fresh>) => Promise<unknown>])[])(
    'that cuts the line after %s: the driver asks again, and it is done once',
    async (_, work) => {
      const [things, twins] = [place.fresh(), place.fresh()];
      for (const one of [things, twins])
        await one.insertMany([
          { _id: 1, n: 0 },
          { _id: 2, n: 0 },
        ]);
      await configure(place.client(), 'onPrimaryTransactionalWrite', { times: 1 });
      await work(things);
      await configure(place.client(), 'onPrimaryTransactionalWrite', 'off');
      await work(twins);
      expect(await things.find().sort({ _id: 1 }).toArray()).toEqual(await twins.find().sort({ _id: 1 }).toArray());
    },
  );

  it('that refuses a commit leaves nothing behind, neither of a write nor of a transaction', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    await configure(place.client(), 'linliCommit', { times: 1 }, { when: 'before', do: 'refuse' });
    expect(await codeOf(things.insertOne({ _id: 2 }))).toBe(14031);
    const session = place.client().startSession();
    session.startTransaction();
    await things.insertOne({ _id: 3 }, { session });
    await configure(place.client(), 'linliCommit', { times: 1 }, { when: 'before', do: 'refuse', errorCode: 8 });
    expect(await codeOf(session.commitTransaction())).toBe(8);
    await session.endSession();
    expect(await things.find().toArray()).toEqual([{ _id: 1 }]);
    await things.insertOne({ _id: 2 });
  });

  it('that slows commits slows them', async () => {
    const things = place.fresh();
    await things.insertOne({ _id: 1 });
    await configure(place.client(), 'linliCommit', { times: 1 }, { when: 'before', do: 'slow', blockTimeMS: 150 });
    const start = Date.now();
    await things.insertOne({ _id: 2 });
    expect(Date.now() - start).toBeGreaterThanOrEqual(145);
  });
});

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

describe('a server that dies at a commit', () => {
  let path = '';
  const open: MongoClient[] = [];

  beforeAll(async () => {
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
    await promisify(execFile)(process.execPath, [compiler, '-b', FOLDER]);
    path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
  });

  afterAll(async () => {
    for (const client of open) await client.close();
    await rm(path, { recursive: true });
  });

  async function start() {
    const child = spawn(process.execPath, [join(FOLDER, 'bin/embedded-db.mjs'), '--data', path, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const uri = String(line).trim().split(' ').at(-1) ?? '';
    const client = await MongoClient.connect(uri, { retryWrites: false, serverSelectionTimeoutMS: 500 });
    open.push(client);
    return { child, client, things: client.db('x').collection<{ _id: string }>('things') };
  }

  it('has lost it before, and has kept it after', async () => {
    for (const when of ['before', 'after']) {
      const { child, client, things } = await start();
      await configure(client, 'linliCommit', { times: 1 }, { when, do: 'kill' });
      const gone = once(child, 'exit');
      await expect(things.insertOne({ _id: when })).rejects.toThrow();
      await gone;
    }
    const { child, things } = await start();
    const rows = await things.find().toArray();
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    expect(rows).toEqual([{ _id: 'after' }]);
  });
});
