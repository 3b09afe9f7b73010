import { open as openFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openFolder } from '../dump/folder.ts';
import { hold } from '../store/owner.ts';
import { needed, read } from './options.ts';
import { inMegabytes } from './table.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Options } from './options.ts';
import type { Output } from './output.ts';

const FILE = 'data.mdb';

/** `compact`: copies what is in use into a new file, which then takes the place of the old one. */
export async function compactFolder(argv: Options, output: Output): Promise<void> {
  const path = needed(read(argv, { data: 'text' }).data, 'data');
  await openFolder(path).tables.root.close();
  const release = await hold(path);
  const copy = join(path, 'compact');
  try {
    const before = await copied(path, copy);
    await agree(copy, before.entries);
    await swap(join(copy, FILE), path);
    const { size } = await stat(join(path, FILE));
    output.say(`${inMegabytes(before.bytes)} before, ${inMegabytes(size)} after`);
  } finally {
    await rm(copy, { recursive: true, force: true });
    await release();
  }
}

type Copied = { readonly bytes: number; readonly entries: readonly number[] };

async function copied(path: string, copy: string): Promise<Copied> {
  const { tables } = openFolder(path);
  try {
    await rm(copy, { recursive: true, force: true });
    await mkdir(copy);
    const { size } = await stat(join(path, FILE));
    const entries = entriesOf(tables);
    await tables.root.backup(copy, true);
    return { bytes: size, entries };
  } finally {
    await tables.root.close();
  }
}

// The new file is opened and counted before the old one goes.
async function agree(copy: string, entries: readonly number[]): Promise<void> {
  const { tables } = openFolder(copy);
  const found = entriesOf(tables);
  await tables.root.close();
  if (found.some((count, i) => count !== entries[i]))
    throw new Error(`The copy has ${found.join(', ')} entries instead of ${entries.join(', ')}: nothing was changed.`);
}

function entriesOf({ meta, docs, entries, journal, retries }: Tables): readonly number[] {
  return [meta, docs, entries, journal, retries].map(
    (table) => (table.getStats() as { readonly entryCount?: number }).entryCount ?? 0,
  );
}

// On the disk before it has the name, and the name on the disk before this ends.
async function swap(from: string, folder: string): Promise<void> {
  await flush(from);
  await rename(from, join(folder, FILE));
  await rm(join(folder, 'lock.mdb'), { force: true });
  await flush(folder);
}

async function flush(path: string): Promise<void> {
  const handle = await openFile(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
