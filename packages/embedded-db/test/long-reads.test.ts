import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { codeOf } from './database.ts';
import type { ChildProcess } from 'node:child_process';
import type { Collection } from 'mongodb';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const ROWS = 12_000;

type Case = { _id: number; at: Date; grid: string; level: number };

const row = (i: number): Case => ({ _id: i, at: new Date(1.7e12 + i * 6e6), grid: `g${i % 50}`, level: i % 7 });
const days = Array.from({ length: 6 }, (_, i) => ({
  $set: { [`d${i}`]: { $dateToString: { date: '$at', format: '%Y-%m-%d' } } },
}));
const slow = [...days, { $group: { _id: '$d0', n: { $sum: 1 } } }, { $sort: { _id: 1 } }];

let server: { readonly child: ChildProcess; readonly client: MongoClient; readonly path: string } | undefined;

function cases(): Collection<Case> {
  if (!server) throw new Error('The database has not started.');
  return server.client.db('city').collection<Case>('cases');
}

// Threads start from files: only the compiled program has workers.
beforeAll(async () => {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [compiler, '-b', FOLDER]);
  const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
  const program = join(FOLDER, 'bin/embedded-db.mjs');
  const child = spawn(process.execPath, [program, '--data', path, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  server = { child, path, client: await MongoClient.connect(String(line).trim().split(' ').at(-1) ?? '') };
  await cases().insertMany(Array.from({ length: ROWS }, (_, i) => row(i)));
}, 60_000);

afterAll(async () => {
  if (!server) return;
  await server.client.close();
  server.child.kill('SIGTERM');
  await once(server.child, 'exit');
  await rm(server.path, { recursive: true });
});

describe('a read that takes long', () => {
  it('gives the right answer, and others are answered meanwhile', async () => {
    let isOver = false;
    const long = cases()
      .aggregate<{ _id: string; n: number }>(slow)
      .toArray()
      .finally(() => (isOver = true));
    let answered = 0;
    for (; !isOver; answered++) expect((await cases().findOne({ _id: answered }))?.level).toBe(answered % 7);
    const expected = new Map<string, number>();
    for (let i = 0; i < ROWS; i++) {
      const day = row(i).at.toISOString().slice(0, 10);
      expected.set(day, (expected.get(day) ?? 0) + 1);
    }
    expect((await long).map(({ _id, n }) => [_id, n])).toEqual([...expected].sort());
    expect(answered).toBeGreaterThan(20);
  });

  it('sees what was written before it, and comes in batches', async () => {
    const filter = { grid: /^g.*7$/, level: { $gte: 0 } };
    const found = await cases().find(filter).batchSize(500).toArray();
    const expected = Array.from({ length: ROWS }, (_, i) => i).filter((i) => i % 10 === 7);
    expect(found.map(({ _id }) => _id)).toEqual(expected);
    await cases().insertOne({ ...row(ROWS), grid: 'g777' });
    expect(await cases().countDocuments(filter)).toBe(expected.length + 1);
    expect(await cases().distinct('grid', { grid: /77/ })).toEqual(['g777']);
    await cases().deleteOne({ _id: ROWS });
  });

  it('ends when its time is over, and when its cursor is closed', async () => {
    expect(await codeOf(cases().aggregate(slow, { maxTimeMS: 30 }).toArray())).toBe(50);
    const cursor = cases()
      .aggregate([...days, { $project: { d0: 1 } }])
      .batchSize(10);
    expect(await cursor.next()).toEqual({ _id: 0, d0: '2023-11-14' });
    await cursor.close();
    expect(
      await codeOf(
        cases()
          .aggregate([{ $set: { x: { $divide: ['$level', '$level'] } } }, ...slow])
          .toArray(),
      ),
    ).not.toBe('no error');
    expect(await cases().countDocuments({ grid: /^g1$/ })).toBe(ROWS / 50);
  });

  it('may not fill the memory', async () => {
    const everything = [{ $set: { a: { $range: [0, 20_000] } } }, { $group: { _id: null, all: { $push: '$$ROOT' } } }];
    expect(await codeOf(cases().aggregate(everything).toArray())).toBe(292);
    expect(await cases().aggregate(slow).toArray()).toHaveLength(
      new Set(Array.from({ length: ROWS }, (_, i) => row(i).at.toISOString().slice(0, 10))).size,
    );
  });
});
