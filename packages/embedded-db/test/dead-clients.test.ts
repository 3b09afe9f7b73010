import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { codeOf, database } from './database.ts';
import type { ChildProcess } from 'node:child_process';

const HOLDER = fileURLToPath(new URL('holder.mjs', import.meta.url));
const place = database();
const held = () => place.client().db('test').collection<{ _id: number; by: number }>('held');
const holders: ChildProcess[] = [];

type Holder = { readonly child: ChildProcess; readonly cursor: bigint };

async function holder(id: number): Promise<Holder> {
  const child = spawn(process.execPath, [HOLDER, place.uri(), String(id)], { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, cursor: BigInt(String(line).trim()) };
}

const more = (cursor: bigint) => place.db().command({ getMore: cursor, collection: 'held' });

afterEach(() => {
  for (const child of holders.splice(0)) child.kill('SIGKILL');
});

describe('the locks of a program that was killed', () => {
  it('are free in less than two seconds, and its cursors are closed; those of its living twin are not', async () => {
    await held().insertMany([
      { _id: 1, by: 0 },
      { _id: 2, by: 0 },
    ]);
    const [dead, living] = await Promise.all([holder(1), holder(2)]);
    expect(await codeOf(held().updateOne({ _id: 1 }, { $set: { by: 1 } }, { maxTimeMS: 100 }))).toBe(50);
    dead.child.kill('SIGKILL');
    const from = performance.now();
    await held().updateOne({ _id: 1 }, { $set: { by: 1 } });
    expect(performance.now() - from).toBeLessThan(2000);
    expect(await codeOf(held().updateOne({ _id: 2 }, { $set: { by: 1 } }, { maxTimeMS: 200 }))).toBe(50);
    expect(await codeOf(more(dead.cursor))).toBe(43);
    expect(await more(living.cursor)).toMatchObject({ ok: 1 });
    expect(await held().findOne({ _id: 1 })).toEqual({ _id: 1, by: 1 });
  }, 20_000);
});

describe('a program that lost its connection', () => {
  it('commits on a new one when the commit did not get through', async () => {
    const rows = place.fresh();
    const client = await MongoClient.connect(place.uri(), { maxPoolSize: 1 });
    const mine = client.db('test').collection(rows.collectionName);
    const session = client.startSession();
    session.startTransaction();
    await mine.insertOne({ name: 'first' }, { session });
    await place
      .client()
      .db('admin')
      .command({
        configureFailPoint: 'failCommand',
        mode: { times: 1 },
        data: { failCommands: ['commitTransaction'], closeConnection: true },
      });
    await session.commitTransaction();
    await session.endSession();
    expect(await rows.countDocuments()).toBe(1);
    await client.close();
  });
});
