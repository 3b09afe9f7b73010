import { entryTail, indexKeys } from './index-keys.ts';
import { after, from, uint32 } from './lmdb.ts';
import { duplicate } from './write.ts';
import type { Collection } from './catalog.ts';
import type { Index } from './index-spec.ts';
import type { Table, Tables } from './lmdb.ts';

const NOTHING = Buffer.alloc(0);
const PREFIX = 4;

/** Writes the entries of a new index for all documents that are there. */
export function buildIndex({ docs, entries }: Tables, collection: Collection, index: Index): void {
  const prefix = uint32(collection.id);
  for (const { key, value } of docs.getRange({ start: prefix, end: after(prefix) })) {
    const docKey = key.subarray(PREFIX);
    for (const indexKey of indexKeys(index, value)) {
      if (index.isUnique && isTaken(entries, indexKey)) throw duplicate(collection.ns, { index, key: indexKey }, value);
      entries.put(Buffer.concat([indexKey, entryTail(docKey)]), NOTHING);
    }
  }
}

function isTaken(entries: Table, indexKey: Buffer): boolean {
  for (const _ of entries.getKeys({ start: from(indexKey), end: after(indexKey), limit: 1 })) return true;
  return false;
}

/** Removes everything under a collection's or an index's number. */
export function clear(table: Table, id: number): void {
  const prefix = uint32(id);
  const keys = [...table.getKeys({ start: prefix, end: after(prefix) })];
  for (const key of keys) table.remove(key);
}
