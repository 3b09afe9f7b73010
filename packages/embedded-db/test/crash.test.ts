import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import type { ChildProcess } from 'node:child_process';
import type { Collection } from 'mongodb';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const KILLS = 4;
const WRITERS = 6;

type Row = { _id: number; k: string; g: number; pad: string };
type Half = { _id: number };
type Books = { readonly rows: Collection<Row>; readonly left: Collection<Half>; readonly right: Collection<Half> };
type Acknowledged = {
  readonly rows: Set<number>;
  readonly moved: Set<number>;
  readonly pairs: Set<number>;
  next: number;
};

async function build(): Promise<void> {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [compiler, '-b', FOLDER]);
}

async function start(path: string): Promise<{ readonly child: ChildProcess; readonly client: MongoClient }> {
  const child = spawn(process.execPath, [join(FOLDER, 'bin/embedded-db.mjs'), '--data', path, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const uri = String(line).trim().split(' ').at(-1) ?? '';
  return { child, client: await MongoClient.connect(uri, { retryWrites: false, serverSelectionTimeoutMS: 2000 }) };
}

function booksOf(client: MongoClient): Books {
  const db = client.db('crash');
  return { rows: db.collection('rows'), left: db.collection('left'), right: db.collection('right') };
}

// Writes until the server is gone; what was acknowledged is noted.
async function write(client: MongoClient, books: Books, done: Acknowledged): Promise<void> {
  try {
    for (;;) {
      const id = done.next++;
      await books.rows.insertOne({ _id: id, k: `k${id}`, g: id % 10, pad: 'x'.repeat(300) });
      done.rows.add(id);
      if (id % 3 === 0) {
        await books.rows.updateOne({ _id: id }, { $set: { g: 99 } });
        done.moved.add(id);
      }
      if (id % 5 === 0) await writePair(client, books, { id, done });
    }
  } catch {
    // The server was killed: what was under way is in doubt, and is not noted.
  }
}

async function writePair(
  client: MongoClient,
  { left, right }: Books,
  { id, done }: { id: number; done: Acknowledged },
): Promise<void> {
  const session = client.startSession();
  session.startTransaction();
  await left.insertOne({ _id: id }, { session });
  await right.insertOne({ _id: id }, { session });
  await session.commitTransaction();
  done.pairs.add(id);
  await session.endSession();
}

const idsOf = async <T extends { _id: number }>(collection: Collection<T>): Promise<readonly number[]> =>
  (await collection.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

async function check({ rows, left, right }: Books, done: Acknowledged): Promise<void> {
  const stored = new Map((await rows.find().toArray()).map((row) => [row._id, row]));
  expect([...done.rows].filter((id) => !stored.has(id))).toEqual([]);
  expect([...done.moved].filter((id) => stored.get(id)?.g !== 99)).toEqual([]);
  const [lefts, rights] = [await idsOf(left), await idsOf(right)];
  expect(lefts).toEqual(rights);
  expect([...done.pairs].filter((id) => !lefts.includes(id))).toEqual([]);
  expect(
    await rows
      .find({ g: { $gte: 0 } })
      .hint('g_1')
      .toArray(),
  ).toHaveLength(stored.size);
  expect(
    await rows
      .find({ k: { $gte: '' } })
      .hint('k_1')
      .toArray(),
  ).toHaveLength(stored.size);
  expect(await rows.countDocuments({ g: 99 })).toBe([...stored.values()].filter(({ g }) => g === 99).length);
}

describe('a database that is killed while many write', () => {
  it('has lost nothing it acknowledged, torn no transaction, and its indexes agree', async () => {
    await build();
    const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
    const done: Acknowledged = { rows: new Set(), moved: new Set(), pairs: new Set(), next: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const { child, client } = await start(path);
      const books = booksOf(client);
      await books.rows.createIndexes([{ key: { k: 1 }, unique: true }, { key: { g: 1 } }]);
      await check(books, done);
      const enough = done.rows.size + 100;
      const writing = Array.from({ length: WRITERS }, () => write(client, books, done));
      while (done.rows.size < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill('SIGKILL');
      await Promise.all([...writing, once(child, 'exit')]);
      await client.close();
    }
    const { child, client } = await start(path);
    await check(booksOf(client), done);
    expect(done.rows.size).toBeGreaterThanOrEqual(KILLS * 100);
    await client.close();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await rm(path, { recursive: true });
  }, 120_000);
});
