import { decode, encode } from '../bson/doc.ts';
import { refuse } from '../errors.ts';
import { differenceOf } from '../stream/difference.ts';
import { keyChanges } from './entries.ts';
import { entryTail, joined } from './index-keys.ts';
import { docsKey } from './read.ts';
import type { Collection } from './catalog.ts';
import type { KeyChanges } from './entries.ts';
import type { Index } from './index-spec.ts';
import type { Store } from './store.ts';
import type { Overlay, PendingWrite } from '../txn/transaction.ts';

/** One document before and after; without bytes before it is new, without bytes after it goes. */
export type Change = {
  readonly collection: Collection;
  readonly key: Buffer;
  readonly before?: Buffer | undefined;
  readonly after?: Buffer | undefined;
  readonly isReplacement?: boolean;
};

const NOTHING = Buffer.alloc(0);

/** What a change does to the index entries of its collection. */
export function changesOf(store: Store, { collection, before, after: next }: Change): KeyChanges {
  const flags = flagsOf(collection);
  // A document that is refused has marked its indexes, too: what memory knows must reach the disk.
  try {
    return keyChanges(collection, before, next);
  } finally {
    if (flags !== flagsOf(collection)) store.catalog.touch(collection);
  }
}

function flagsOf(collection: Collection): number {
  let flags = 0;
  for (const { multikey, isCut } of collection.indexes) {
    if (isCut) flags++;
    for (const isSet of multikey) if (isSet) flags++;
  }
  return flags;
}

/** Writes one change, and tells the journal. */
export function apply(store: Store, change: Change, changes: KeyChanges): void {
  const { entries } = store.tables;
  writeOne(store, change, changes, (entry) => void entries.put(entry, NOTHING));
}

type Put = (entry: Buffer, index: Index) => void;

function writeOne({ tables, journal }: Store, change: Change, { removed, added }: KeyChanges, put: Put): void {
  const { collection, key } = change;
  const tail = entryTail(key);
  for (const one of removed) tables.entries.remove(joined(one.key, tail));
  for (const one of added) put(joined(one.key, tail), one.index);
  if (change.after) tables.docs.put(docsKey(collection, key), change.after);
  else tables.docs.remove(docsKey(collection, key));
  journal.record({ ns: collection.ns, ...told(change) });
}

function told({ before, after: next, isReplacement }: Change): {
  readonly operation: 'insert' | 'update' | 'replace' | 'delete';
  readonly body: Buffer;
} {
  if (!next) return { operation: 'delete', body: encode({ _id: before ? decode(before)['_id'] : null }) };
  if (!before) return { operation: 'insert', body: next };
  if (isReplacement) return { operation: 'replace', body: next };
  return { operation: 'update', body: differenceOf(before, next) };
}

/**
 * Writes what a transaction has collected; its locks make sure that nothing has changed since. Entries come index by
 * index: those of one lie near each other in the file, those of one document do not.
 */
export function applyAll(store: Store, overlays: Iterable<Overlay>): void {
  const waiting = new Map<number, Buffer[]>();
  const put: Put = (entry, { id }) => {
    const entries = waiting.get(id);
    if (entries) entries.push(entry);
    else waiting.set(id, [entry]);
  };
  for (const overlay of overlays) for (const pending of overlay.values()) applyPending(store, pending, put);
  for (const entries of waiting.values()) for (const entry of entries) store.tables.entries.put(entry, NOTHING);
}

function applyPending(store: Store, pending: PendingWrite, put: Put): void {
  const { key, raw, isReplacement } = pending;
  const { id, ns } = pending.collection;
  const collection = store.catalog.find(ns);
  if (collection?.id !== id)
    refuse('NamespaceNotFound', `Collection ${ns} was dropped while the transaction was open.`);
  // Of a new document it is known that there was none, and its lock has kept it so.
  const before = pending.keys?.isNew ? undefined : store.tables.docs.get(docsKey(collection, key));
  if (!before && !raw) return;
  if (before && raw?.equals(before)) return;
  const change = { collection, key, before, after: raw, isReplacement };
  writeOne(store, change, keptChanges(collection, pending) ?? changesOf(store, change), put);
}

// The keys were made when the document was written; an index that came or went since makes them anew.
function keptChanges({ indexes }: Collection, { keys }: PendingWrite): KeyChanges | undefined {
  return keys?.indexes === indexes ? keys.changes : undefined;
}
