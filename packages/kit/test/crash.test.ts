import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import { type Database, serve } from '@linli/embedded-db';
import { claimsOf, gateway, service } from '@linli/testkit';
import { createConnection } from 'mongoose';
import { bodyHash, CONTEXT_HEADER, seal } from '../src/context.ts';

jest.setTimeout(60_000);

const COMMUNITY = '340111400001';
const WRITERS = 6;
const NOTES = 30;
const KILLS = 2;
const script = new URL('crash/service.mjs', pathToFileURL(`${import.meta.dirname ?? __dirname}/`)).pathname;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const pem = (key: typeof gateway.publicKey, type: 'spki' | 'pkcs8') => String(key.export({ type, format: 'pem' }));

let folder: string;
let db: Database;
let child: ChildProcess;
let port = 0;

// What a killed process had open holds its locks for a minute (transactionLifetimeLimitSeconds). Nobody waits that here.
async function unlock(): Promise<void> {
  const connection = await createConnection(db.uri).asPromise();
  await connection.getClient().db('admin').command({ killAllSessions: [] });
  await connection.close();
}

async function up(): Promise<void> {
  await unlock();
  const env = {
    ...process.env,
    LINLI_MONGODB_URI: db.uri,
    LINLI_GATEWAY_KEYS: pem(gateway.publicKey, 'spki'),
    LINLI_SERVICE_KEYS: `notes\n${pem(service.publicKey, 'spki')}`,
    LINLI_SERVICE_KEY: pem(service.privateKey, 'pkcs8'),
    LINLI_CURSOR_SECRET: 'thirty-two characters and some more',
    NODE_OPTIONS: '',
  };
  child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const { stdout } = child;
  if (!stdout) throw new Error('A child without a voice');
  // It is listened to as long as it lives: a log that nobody reads would end it.
  port = await new Promise<number>((resolve, reject) => {
    createInterface(stdout).on('line', (line) => {
      const said = JSON.parse(line) as { readonly msg: string; readonly port: number };
      if (said.msg === 'listening') resolve(said.port);
    });
    child.once('exit', () => reject(new Error('The service did not start')));
  });
}

async function down(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const gone = once(child, 'exit');
  child.kill(signal);
  const [code] = (await gone) as [number | null];
  return code;
}

/** Asks until it is answered, with the same key each time, whatever dies in between. */
async function note(text: string): Promise<string> {
  const query = 'mutation ($text: String!) { note(jurisdictionCode: "340111400001", text: $text) { id } }';
  const payload = JSON.stringify({ query, variables: { text } });
  const someone = { at: COMMUNITY, roles: ['dept-handler'] as const, id: 'u-writer' };
  for (;;) {
    const claims = { ...claimsOf(someone, { aud: 'notes', bh: bodyHash(payload) }), idem: `key-of-${text}` };
    const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: seal(claims, gateway.privateKey) };
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: payload })
      .then((response) => response.json())
      .catch(() => null);
    const id = answer?.data?.note?.id as string | undefined;
    if (id) return id;
    await pause(20);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'));
  db = await serve({ path: folder, port: 0, noSync: true, mapSize: 2 ** 28 });
  await up();
});

afterAll(async () => {
  child.kill('SIGKILL');
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a service that is killed in the middle of its work', () => {
  it('has done all it said it did, each thing once, and counts right', async () => {
    const answered = new Map<string, string>();
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let at = 0; at < NOTES; at += 1) answered.set(`${writer}-${at}`, await note(`${writer}-${at}`));
    });
    for (let kill = 1; kill <= KILLS; kill += 1) {
      while (answered.size < (WRITERS * NOTES * kill) / (KILLS + 1)) await pause(2);
      await down('SIGKILL');
      await up();
    }
    await Promise.all(writers);
    const connection = await createConnection(db.uri, { dbName: 'notes' }).asPromise();
    const book = (name: string) => connection.getClient().db('notes').collection(name);
    while ((await book('journal').countDocuments({ pending: 'counters' })) > 0) await pause(50);

    const rows = await book('notes').find().toArray();
    const told = await book('journal').find({ action: 'notes.changed' }).toArray();
    const counted = await book('counters').findOne({ _id: `${COMMUNITY}|*` } as never);
    await connection.close();
    expect(rows.map(({ text, _id }) => [text, String(_id)]).sort()).toEqual([...answered].sort());
    expect(told.map(({ subject }) => subject as string).sort()).toEqual([...answered.values()].sort());
    expect(counted?.['counts']).toEqual({ all: WRITERS * NOTES });
  });

  it('stops cleanly when it is asked to, and finishes what is under way', async () => {
    const last = Array.from({ length: 5 }, (_, at) => note(`last-${at}`));
    await Promise.all(last);
    expect(await down('SIGTERM')).toBe(0);
  });
});
