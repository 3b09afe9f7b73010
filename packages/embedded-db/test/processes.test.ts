import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { serve } from '@linli/embedded-db';
import { config } from './processes/config.ts';
import type { Db, Document } from 'mongodb';

const WRITER = fileURLToPath(new URL('processes/writer.mjs', import.meta.url));
const PATIENCE = 3_600_000;

type Done = {
  readonly counts: { readonly [id: string]: number };
  readonly pushed: readonly string[];
  readonly seats: readonly number[];
  readonly rows: { readonly [id: string]: Document };
  readonly moves: number;
  readonly doubles: number;
  readonly acts: number;
};

async function writer(uri: string, number: number): Promise<Done> {
  const settings = [uri, `p${number}`, String(config.seed + 7919 * number), String(config.seconds)];
  const { stdout } = await promisify(execFile)(process.execPath, [WRITER, ...settings], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Done;
}

async function check(db: Db, all: readonly Done[]): Promise<void> {
  const tallies = await db.collection<{ _id: number; n: number }>('tallies').find().toArray();
  for (const { _id, n } of tallies) expect(n).toBe(all.reduce((sum, { counts }) => sum + (counts[_id] ?? 0), 0));
  const log = await db.collection('log').find().toArray();
  const pushed = log.flatMap(({ list }) => list as string[]);
  expect(pushed.toSorted()).toEqual(all.flatMap((one) => one.pushed).toSorted());
  const seats = await db.collection('seats').find().sort({ seat: 1 }).toArray();
  expect(seats.map(({ seat, by }) => `${seat} ${by}`).toSorted()).toEqual(
    all.flatMap((one, i) => one.seats.map((seat) => `${seat} p${i}`)).toSorted(),
  );
  const rows = await db.collection('rows').find().toArray();
  const written = Object.assign({}, ...all.map((one) => one.rows)) as Done['rows'];
  expect(Object.fromEntries(rows.map(({ _id, ...row }) => [String(_id), row]))).toEqual(written);
  for (const tag of ['t0', 't1', 'p0', 'p1'])
    expect(await db.collection('rows').countDocuments({ tags: tag }, { hint: 'tags_1_g_1' })).toBe(
      rows.filter(({ tags }) => (tags as string[]).includes(tag)).length,
    );
  const accounts = await db.collection('accounts').find().toArray();
  expect(accounts.reduce((sum, { money }) => sum + Number(money), 0)).toBe(600);
  expect(accounts.every(({ money }) => money >= 0)).toBe(true);
  for (const name of ['tallies', 'log', 'seats', 'rows', 'accounts'])
    expect(await db.command({ validate: name })).toMatchObject({ valid: true, errors: [] });
}

describe('many processes that write to one store', () => {
  it(
    `leave what they were told, now and after it is opened again (${config.processes} for ${config.seconds} s, seed ${config.seed})`,
    async () => {
      process.stdout.write(`processes: seed ${config.seed}\n`);
      const path = await mkdtemp(join(tmpdir(), 'embedded-db-processes-'));
      let server = await serve({ path, noSync: true });
      let client = await MongoClient.connect(server.uri);
      const db = client.db('processes');
      await db.collection('seats').createIndex({ seat: 1 }, { unique: true });
      await db.collection('rows').createIndex({ tags: 1, g: 1 });
      await db
        .collection<{ _id: number; money: number }>('accounts')
        .insertMany(Array.from({ length: 6 }, (_, _id) => ({ _id, money: 100 })));
      const all = await Promise.all(Array.from({ length: config.processes }, (_, i) => writer(server.uri, i)));
      await check(db, all);
      await client.close();
      await server.close();
      server = await serve({ path, noSync: true });
      client = await MongoClient.connect(server.uri);
      await check(client.db('processes'), all);
      await client.close();
      await server.close();
      await rm(path, { recursive: true });
      const sum = (count: (one: Done) => number): number => all.reduce((total, one) => total + count(one), 0);
      process.stdout.write(`processes: ${sum(({ acts }) => acts)} acts, ${sum(({ moves }) => moves)} moves\n`);
      expect(sum(({ acts }) => acts)).toBeGreaterThan(20 * config.processes);
    },
    PATIENCE,
  );
});
