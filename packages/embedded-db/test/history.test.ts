import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { serve } from '../src/index.ts';
import { codeOf } from './database.ts';
import type { Collection, ResumeToken } from 'mongodb';

const KEPT = { bytes: 0, seconds: 3600 };
const YOUNG = { bytes: 2 ** 30, seconds: 1 };

async function withHouses(history: typeof KEPT, work: (houses: Collection) => Promise<void>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
  const server = await serve({ path, noSync: true, history });
  const client = await MongoClient.connect(server.uri);
  await work(client.db('town').collection('houses'));
  await client.close();
  await server.close();
  await rm(path, { recursive: true });
}

/** The tokens of inserts, each in a commit of its own. */
async function tokensOf(houses: Collection, doors: readonly number[]): Promise<readonly ResumeToken[]> {
  const stream = houses.watch([], { maxAwaitTimeMS: 20 });
  await stream.tryNext();
  for (const door of doors) await houses.insertOne({ door });
  const tokens: ResumeToken[] = [];
  while (tokens.length < doors.length) tokens.push((await stream.next())._id);
  await stream.close();
  return tokens;
}

async function next(houses: Collection, resumeAfter: ResumeToken): Promise<unknown> {
  const stream = houses.watch([], { resumeAfter });
  try {
    const event = await stream.next();
    return 'fullDocument' in event ? event.fullDocument?.['door'] : event.operationType;
  } finally {
    await stream.close();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('a change stream', () => {
  it.each([
    ['too much', KEPT],
    ['too old', YOUNG],
  ])(
    'cannot be resumed when what followed was %s to be kept, and says so with 286',
    async (_, history) => {
      await withHouses(history, async (houses) => {
        const [first, , last] = await tokensOf(houses, [1, 2, 3]);
        await until(async () => (await codeOf(next(houses, first))) === 286);
        await houses.insertOne({ door: 4 });
        expect(await next(houses, last)).toBe(4);
      });
    },
    15_000,
  );

  it('cannot be resumed inside a commit whose rest is forgotten', async () => {
    await withHouses(KEPT, async (houses) => {
      const stream = houses.watch([], { maxAwaitTimeMS: 20 });
      await stream.tryNext();
      await houses.insertMany([{ door: 1 }, { door: 2 }]);
      const [inside, atEnd] = [(await stream.next())._id, (await stream.next())._id];
      await stream.close();
      await houses.insertOne({ door: 3 });
      await until(async () => (await codeOf(next(houses, inside))) === 286);
      expect(await next(houses, atEnd)).toBe(3);
    });
  }, 15_000);

  it('can be resumed over everything that is kept', async () => {
    await withHouses({ bytes: 2 ** 30, seconds: 3600 }, async (houses) => {
      const [first] = await tokensOf(houses, [1, 2, 3]);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      expect(await next(houses, first)).toBe(2);
    });
  });
});

describe('documents that have expired', () => {
  it('go by the thousand, while others are still read', async () => {
    await withHouses({ bytes: 2 ** 30, seconds: 3600 }, async (houses) => {
      const rows = Array.from({ length: 4000 }, (_, i) => ({ until: new Date(i < 3990 ? 0 : '2999-01-01') }));
      await houses.insertMany(rows);
      await houses.createIndex({ until: 1 }, { expireAfterSeconds: 0 });
      const from = performance.now();
      await until(async () => (await houses.countDocuments()) === 10);
      expect(performance.now() - from).toBeLessThan(4000);
    });
  });
});
