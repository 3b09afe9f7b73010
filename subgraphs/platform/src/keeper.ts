import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AuditSettings } from './config.ts';
import { type Head, isSigned, nameOf, signHead, type Statement } from './head.rules.ts';

/** Keeps the heads outside the database, and the key. */
export interface Keeper {
  /** Signs a statement and gives it back when it is on the disk. */
  sign(statement: Statement): Promise<Head>;
}

/** Reads the heads back, as they were appended; what bears no signature of a known key comes with `isOurs` false. */
export interface HeadReader {
  /** The chains there ever was a head of: a chain that is gone from the database is known here. */
  chains(): Promise<readonly string[]>;
  heads(chain: string): AsyncIterable<{ readonly head: Head; readonly isOurs: boolean }>;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const textIn = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

// Written beside and renamed: a start that is killed half-way leaves no half a key.
async function keptKey(path: string): Promise<KeyObject> {
  const pem = await textIn(path);
  if (pem) return createPrivateKey(pem);
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await rename(draft, path);
  return privateKey;
}

const publicKeysAt = (heads: string): string => join(dirname(heads), 'public-keys.pem');

async function knownKeys(heads: string): Promise<ReadonlyMap<string, KeyObject>> {
  const pems = (await textIn(publicKeysAt(heads)))?.match(/-----BEGIN [\s\S]+?-----END [A-Z ]+-----/g) ?? [];
  const keys = pems.map((pem) => createPublicKey(pem));
  return new Map(keys.map((key) => [nameOf(key), key]));
}

// A line that a crash cut off gets its end, so that the next head begins a line of its own.
async function endLine(heads: string): Promise<void> {
  const file = await open(heads, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    if (size === 0) return;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    if (buffer.toString() !== '\n') await file.appendFile('\n');
  } finally {
    await file.close();
  }
}

/** Opens the keeper: its folder, its key, and the list of public keys that heads were ever signed with. */
export async function openKeeper({ heads, key: given }: AuditSettings): Promise<Keeper> {
  await mkdir(dirname(heads), { recursive: true, mode: 0o700 });
  const key = given ?? (await keptKey(join(dirname(heads), 'signing-key.pem')));
  const name = nameOf(key);
  const known = await knownKeys(heads);
  if (!known.has(name)) {
    await appendFile(publicKeysAt(heads), createPublicKey(key).export({ type: 'spki', format: 'pem' }));
  }
  await endLine(heads);
  return {
    async sign(statement) {
      const head = signHead(statement, { key, name });
      const file = await open(heads, 'a', 0o600);
      try {
        await file.appendFile(`${JSON.stringify(head)}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
      return head;
    },
  };
}

/** A head as it was written; null for a line that a crash cut off: it was never promised. */
function headIn(line: string): Head | null {
  try {
    const head = JSON.parse(line) as Head;
    return { ...head, at: new Date(head.at) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function* headsIn(path: string): AsyncIterable<Head> {
  const input = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const head = headIn(line);
      if (head) yield head;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Reads what a keeper wrote. */
export async function openHeads(heads: string): Promise<HeadReader> {
  const keys = await knownKeys(heads);
  const isOurs = (head: Head): boolean => {
    const key = keys.get(head.key);
    return key !== undefined && isSigned(head, key);
  };
  return {
    async chains() {
      const found = new Set<string>();
      for await (const { chain } of headsIn(heads)) found.add(chain);
      return [...found];
    },
    async *heads(chain) {
      for await (const head of headsIn(heads)) if (head.chain === chain) yield { head, isOurs: isOurs(head) };
    },
  };
}
