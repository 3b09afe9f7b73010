import { createReadStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { elements } from '../bson/raw.ts';
import { ENDINGS, parseMetadata } from './layout.ts';
import { OWN_DATABASES } from './source.ts';
import type { Metadata } from './layout.ts';

/** One collection of a dump. */
export type Stored = { readonly db: string; readonly file: string; readonly metadata: Metadata };

/** The collections of a dump; databases and collections a server keeps for itself are left out. */
export async function readDump(from: string): Promise<readonly Stored[]> {
  const entries = await readdir(from, { withFileTypes: true });
  const databases = entries.filter((entry) => entry.isDirectory() && !OWN_DATABASES.has(entry.name));
  const stored = await Promise.all(databases.map(({ name }) => readDatabase(from, name)));
  if (stored.flat().length === 0) throw new Error(`${from} holds no dump.`);
  return stored.flat();
}

async function readDatabase(from: string, db: string): Promise<readonly Stored[]> {
  const folder = join(from, db);
  const files = (await readdir(folder)).toSorted();
  const unfinished = files.find((file) => file.endsWith(ENDINGS.unfinished));
  if (unfinished !== undefined) throw new Error(`${join(folder, unfinished)} was never finished: the dump is torn.`);
  const own = files.filter((file) => /\.bson(\.gz)?$/.test(file) && !/^(\$admin\.)?system\./.test(file));
  return Promise.all(
    own.map(async (file) => {
      const metadata = await metadataBeside(join(folder, file));
      return { db, file: join(folder, file), metadata };
    }),
  );
}

async function metadataBeside(file: string): Promise<Metadata> {
  const isZipped = file.endsWith(ENDINGS.zipped);
  const bare = (isZipped ? file.slice(0, -ENDINGS.zipped.length) : file).slice(0, -ENDINGS.documents.length);
  const path = bare + ENDINGS.metadata + (isZipped ? ENDINGS.zipped : '');
  const bytes = await readFile(path).catch(() => {
    throw new Error(`${path} is missing: the dump is torn.`);
  });
  const text = (isZipped ? await promisify(gunzip)(bytes) : bytes).toString('utf8');
  const metadata = parseMetadata(text, path);
  const name = metadata.collectionName || decodeURIComponent(basename(bare).replaceAll('+', ' '));
  return { ...metadata, collectionName: name };
}

/** The documents of a collection, in the order they were dumped; what is torn is refused where it is met. */
export async function* documentsIn(file: string): AsyncGenerator<Buffer> {
  const raw = createReadStream(file, { highWaterMark: 2 ** 20 });
  const stream = file.endsWith(ENDINGS.zipped) ? raw.pipe(createGunzip()) : raw;
  raw.once('error', (error) => stream.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      for (let size = sizeAt(rest, at, file); size !== undefined; size = sizeAt(rest, at, file)) {
        yield checked(rest.subarray(at, at + size), file);
        at += size;
      }
      rest = rest.subarray(at);
    }
  } catch (error) {
    throw error instanceof TornError ? error : new TornError(file, String(error));
  }
  if (rest.length > 0) throw new TornError(file, `its last document ends after ${rest.length} bytes`);
}

class TornError extends Error {
  constructor(file: string, why: string) {
    super(`${file} is torn: ${why}.`);
  }
}

const SMALLEST = 5;
// A document may be a little larger inside a dump than a client may send.
const LARGEST = 16 * 2 ** 20 + 16 * 1024;

function sizeAt(bytes: Buffer, at: number, file: string): number | undefined {
  if (bytes.length - at < 4) return undefined;
  const size = bytes.readInt32LE(at);
  if (size < SMALLEST || size > LARGEST) throw new TornError(file, `a document of ${size} bytes`);
  return bytes.length - at < size ? undefined : size;
}

function checked(document: Buffer, file: string): Buffer {
  try {
    elements(document, 0, () => undefined);
  } catch (error) {
    throw new TornError(file, String(error));
  }
  return document;
}
