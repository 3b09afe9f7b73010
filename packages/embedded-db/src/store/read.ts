import type { Collection } from './catalog.ts';
import type { Reading } from './store.ts';
import type { Snapshot } from './lmdb.ts';

/** A document with its key. */
export type Row = { readonly key: Buffer; readonly raw: Buffer };

/** Where a document lies. */
export function docsKey(collection: Collection, key: Buffer): Buffer {
  const name = Buffer.allocUnsafe(key.length + 4);
  name.writeUInt32BE(collection.id);
  name.set(key, 4);
  return name;
}

/** LMDB's option for reading a snapshot; nothing for the present. */
export function at(snapshot: Snapshot | undefined): { readonly transaction?: Snapshot } {
  return snapshot ? { transaction: snapshot } : {};
}

/** One document by its key, as the reader sees it. */
export function getRaw({ store, transaction }: Reading, collection: Collection, key: Buffer): Buffer | undefined {
  const own = transaction?.overlays.get(collection.id)?.get(key.toString('latin1'));
  if (own) return own.raw;
  return store.tables.docs.get(docsKey(collection, key), at(transaction?.snapshot));
}
