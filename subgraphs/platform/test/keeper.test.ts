import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditSettings, verifySettings } from '../src/config.ts';
import { type Head, headDue } from '../src/head.rules.ts';
import { openHeads, openKeeper } from '../src/keeper.ts';

const CHAIN = '340111000000';
const aStatement = (seq = 7) =>
  ({ chain: CHAIN, seq, hash: 'a'.repeat(64), at: new Date('2026-03-02T01:00:00Z'), kind: 'MINUTE' }) as const;
const newKey = () => generateKeyPairSync('ed25519').privateKey;

let folder: string;
let heads: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-keeper-'));
  heads = join(folder, 'outside', 'heads.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const read = async (): Promise<readonly [number, boolean][]> => {
  const found: [number, boolean][] = [];
  for await (const { head, isOurs } of (await openHeads(heads)).heads(CHAIN)) found.push([head.seq, isOurs]);
  return found;
};

describe('the keeper of the heads', () => {
  it('makes a key on the first start, readable by its owner only, and keeps it', async () => {
    const first = await (await openKeeper({ heads, key: null })).sign(aStatement());
    const second = await (await openKeeper({ heads, key: null })).sign(aStatement(8));
    expect(second.key).toBe(first.key);
    expect((await stat(join(folder, 'outside', 'signing-key.pem'))).mode & 0o777).toBe(0o600);
    expect(await read()).toEqual([
      [7, true],
      [8, true],
    ]);
  });

  it('knows the heads of an older key after a change of keys', async () => {
    await (await openKeeper({ heads, key: newKey() })).sign(aStatement(1));
    await (await openKeeper({ heads, key: newKey() })).sign(aStatement(2));
    expect(await read()).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it.each([
    ['seq', 9],
    ['hash', 'b'.repeat(64)],
    ['at', '2026-03-02T01:00:01.000Z'],
    ['kind', 'DAILY'],
    ['key', '0000000000000000'],
  ])('does not take a head for its own whose %s was changed', async (field, value) => {
    const head: Head = await (await openKeeper({ heads, key: null })).sign(aStatement());
    await writeFile(heads, `${JSON.stringify({ ...head, [field]: value })}\n`);
    expect((await read()).map(([, isOurs]) => isOurs)).toEqual([false]);
  });

  it('only ever appends, on a line of its own also after a crash', async () => {
    await (await openKeeper({ heads, key: null })).sign(aStatement(1));
    const before = await readFile(heads, 'utf8');
    await appendFile(heads, '{"chain":"3401');
    await (await openKeeper({ heads, key: null })).sign(aStatement(2));
    expect((await readFile(heads, 'utf8')).startsWith(before)).toBe(true);
    expect(await read()).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it('knows the chains there were, none before the first head', async () => {
    expect(await (await openHeads(heads)).chains()).toEqual([]);
    const keeper = await openKeeper({ heads, key: null });
    await keeper.sign(aStatement());
    await keeper.sign({ ...aStatement(), chain: '340103000000' });
    expect(await (await openHeads(heads)).chains()).toEqual([CHAIN, '340103000000']);
  });
});

describe('a head is due', () => {
  const last = aStatement(7);
  it.each([
    { when: 'at the first look', seq: 7, before: null, now: '2026-03-02T01:00:00Z', kind: 'DAILY' },
    { when: 'a minute later when the chain grew', seq: 8, before: last, now: '2026-03-02T01:01:00Z', kind: 'MINUTE' },
    { when: 'not when it did not', seq: 7, before: last, now: '2026-03-02T01:01:00Z', kind: null },
    { when: 'on the next day in Shanghai', seq: 7, before: last, now: '2026-03-02T16:00:00Z', kind: 'DAILY' },
    { when: 'not a minute before that day', seq: 7, before: last, now: '2026-03-02T15:59:00Z', kind: null },
  ])('$when', ({ seq, before, now, kind }) => {
    expect(headDue({ seq }, before, new Date(now))).toBe(kind);
  });
});

describe('settings', () => {
  const key = newKey().export({ type: 'pkcs8', format: 'pem' }).toString();

  it('are both required in production', () => {
    expect(() => auditSettings({ NODE_ENV: 'production' })).toThrow('LINLI_AUDIT_HEADS, LINLI_AUDIT_KEY');
    expect(() => auditSettings({ NODE_ENV: 'production', LINLI_AUDIT_HEADS: heads })).toThrow('LINLI_AUDIT_KEY');
    expect(auditSettings({ NODE_ENV: 'production', LINLI_AUDIT_HEADS: heads, LINLI_AUDIT_KEY: key })).toMatchObject({
      heads,
    });
  });

  it('refuse a key that is no Ed25519 key', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(() => auditSettings({ LINLI_AUDIT_KEY: rsa.toString() })).toThrow('Ed25519');
  });

  it('of the command say what is missing', () => {
    expect(() => verifySettings({ LINLI_AUDIT_HEADS: heads })).toThrow('LINLI_MONGODB_URI');
  });
});
