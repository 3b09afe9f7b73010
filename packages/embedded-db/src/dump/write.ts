import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ENDINGS, fileNameOf, formatMetadata } from './layout.ts';
import type { Dumped, Source } from './source.ts';

export type DumpOptions = { readonly out: string; readonly db?: string | undefined; readonly isZipped: boolean };
export type Written = { readonly ns: string; readonly documents: number };

// Documents go to the disk in pieces of this size.
const PIECE = 2 ** 20;

/** Writes a dump; a file has its name only when it is whole. */
export async function writeDump(
  source: Source,
  { out, db, isZipped }: DumpOptions,
  onWritten: (written: Written) => void,
): Promise<void> {
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length > 0) throw new Error(`${out} is not empty.`);
  const all = await source.collections();
  const write = (path: string, parts: AsyncIterable<Uint8Array>): Promise<void> => writeFile(path, parts, isZipped);
  for (const dumped of all.filter((one) => db === undefined || one.db === db)) {
    const folder = join(out, dumped.db);
    await mkdir(folder, { recursive: true });
    const path = join(folder, fileNameOf(dumped.collection));
    const counter = { documents: 0 };
    await write(path + ENDINGS.documents, inPieces(source.documents(dumped), counter));
    await write(path + ENDINGS.metadata, one(metadataOf(dumped)));
    onWritten({ ns: `${dumped.db}.${dumped.collection}`, documents: counter.documents });
  }
  await write(join(out, 'prelude.json'), one(JSON.stringify({ ServerVersion: '7.0.0', ToolVersion: 'embedded-db' })));
}

function metadataOf({ options, indexes, collection }: Dumped): string {
  return formatMetadata({ options, indexes, collectionName: collection, type: 'collection' });
}

async function writeFile(path: string, parts: AsyncIterable<Uint8Array>, isZipped: boolean): Promise<void> {
  const whole = isZipped ? path + ENDINGS.zipped : path;
  const file = createWriteStream(whole + ENDINGS.unfinished, { flush: true });
  const from = Readable.from(parts);
  await (isZipped ? pipeline(from, createGzip(), file) : pipeline(from, file));
  await rename(whole + ENDINGS.unfinished, whole);
}

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function* inPieces(
  documents: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  counter: { documents: number },
): AsyncGenerator<Uint8Array> {
  let piece: Uint8Array[] = [];
  let bytes = 0;
  for await (const document of documents) {
    counter.documents++;
    piece.push(document);
    bytes += document.length;
    if (bytes < PIECE) continue;
    yield Buffer.concat(piece);
    piece = [];
    bytes = 0;
  }
  yield Buffer.concat(piece);
}
