import { documentsIn, readDump } from './read.ts';
import type { Doc } from '../bson/doc.ts';
import type { Stored } from './read.ts';
import type { Target } from './target.ts';
import type { Written } from './write.ts';

export type RestoreOptions = { readonly from: string; readonly drops: boolean };

const MOST_DOCUMENTS = 2000;
const MOST_BYTES = 8 * 2 ** 20;

/** Restores a dump that is whole into a target that has nothing in its way. */
export async function restoreDump(
  target: Target,
  { from, drops }: RestoreOptions,
  onRestored: (restored: Written) => void,
): Promise<void> {
  const dump = await readDump(from);
  for (const stored of dump) await check(stored);
  const taken = await namesIn(target, new Set(dump.map(({ db }) => db)));
  if (taken.length > 0 && !drops)
    throw new Error(`The target is not empty, it has ${taken[0]}: --drop replaces the collections of the dump.`);
  for (const stored of dump) onRestored(await restoreOne(target, stored, taken));
}

// Everything is read once before anything is written.
async function check({ file, metadata }: Stored): Promise<void> {
  if (metadata.type !== 'collection')
    throw new Error(`${file} holds a ${metadata.type}: only collections can be restored.`);
  for await (const _ of documentsIn(file));
}

async function namesIn(target: Target, databases: ReadonlySet<string>): Promise<readonly string[]> {
  const names: string[] = [];
  for (const db of databases) {
    const { cursor } = await target.command(db, { listCollections: 1, nameOnly: true });
    const { firstBatch } = cursor as { readonly firstBatch: readonly Doc[] };
    names.push(...firstBatch.map(({ name }) => `${db}.${String(name)}`));
  }
  return names.filter((name) => !name.includes('.system.'));
}

async function restoreOne(target: Target, { db, file, metadata }: Stored, taken: readonly string[]): Promise<Written> {
  const { collectionName, options, indexes } = metadata;
  const ns = `${db}.${collectionName}`;
  if (taken.includes(ns)) await target.command(db, { drop: collectionName });
  await target.command(db, { create: collectionName, ...options });
  let documents = 0;
  for await (const batch of batches(documentsIn(file))) {
    await target.insert(db, collectionName, batch);
    documents += batch.length;
  }
  const others = indexes.filter(({ name }) => name !== '_id_').map(({ ns: _, ...spec }) => spec);
  if (others.length > 0) await target.command(db, { createIndexes: collectionName, indexes: others });
  return { ns, documents };
}

async function* batches(documents: AsyncIterable<Buffer>): AsyncGenerator<readonly Buffer[]> {
  let batch: Buffer[] = [];
  let bytes = 0;
  for await (const document of documents) {
    batch.push(document);
    bytes += document.length;
    if (batch.length < MOST_DOCUMENTS && bytes < MOST_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
