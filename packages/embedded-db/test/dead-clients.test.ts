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

async function holder(id: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOLDER, place.uri(), String(id)], { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(child);
  await once(child.stdout, 'data');
  return child;
}

afterEach(() => {
  for (const child of holders.splice(0)) child.kill('SIGKILL');
});

describe('the locks of a program that was killed', () => {
  it('are free in less than two seconds, those of its living twin are not', async () => {
    await held().insertMany([
      { _id: 1, by: 0 },
      { _id: 2, by: 0 },
    ]);
    const [dead] = await Promise.all([holder(1), holder(2)]);
    expect(await codeOf(held().updateOne({ _id: 1 }, { $set: { by: 1 } }, { maxTimeMS: 100 }))).toBe(50);
    dead.kill('SIGKILL');
    const from = performance.now();
    await held().updateOne({ _id: 1 }, { $set: { by: 1 } });
    expect(performance.now() - from).toBeLessThan(2000);
    expect(await codeOf(held().updateOne({ _id: 2 }, { $set: { by: 1 } }, { maxTimeMS: 200 }))).toBe(50);
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
