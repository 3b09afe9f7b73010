import { Decimal128 } from 'bson';
import { decode, encode } from '../bson/doc.ts';
import { EMPTY, combinations } from './combined-keys.ts';
import { differenceOf } from '../stream/difference.ts';
import { ServerError, CODES, refuse, writeConflict } from '../errors.ts';
import { keyChanges, textOf } from './entries.ts';
import { componentsFor, docKeyIn, docKeyOf, entryTail, indexKeys, joined } from './index-keys.ts';
import { after, from } from './lmdb.ts';
import { at, docsKey, getRaw } from './read.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from './catalog.ts';
import type { KeyChanges } from './entries.ts';
import type { Index } from './index-spec.ts';
import type { Reading, Store } from './store.ts';
import type { PendingWrite, Transaction } from '../txn/transaction.ts';

/** One document before and after; without bytes before it is new, without bytes after it goes. */
export type Change = {
  readonly collection: Collection;
  readonly key: Buffer;
  readonly before?: Buffer | undefined;
  readonly after?: Buffer | undefined;
  readonly isReplacement?: boolean;
};

// The largest document MongoDB takes.
const LARGEST = 16 * 2 ** 20;
const NOTHING = Buffer.alloc(0);

/** Carries out one change, or keeps it in the transaction; everything that can be refused is refused before anything is written. */
export function write(reading: Reading, change: Change): void {
  const { store, transaction } = reading;
  const { collection, key, before } = change;
  const text = key.toString('latin1');
  checkSize(change.after);
  store.transactions.locks.take(() => `${collection.id}:${text}`, transaction, writeConflict);
  const own = transaction?.overlays.get(collection.id)?.get(text);
  const seen = transaction
    ? unchanged(transaction, store, change)
    : before
      ? undefined
      : getRaw(reading, collection, key);
  if (!before && (own ? own.raw : seen)) throw duplicate(collection.ns, { index: primary(collection) }, change.after);
  const changes = changesOf(store, change);
  checkUnique(reading, change, changes);
  if (transaction) keep(transaction, change, changes);
  else apply(store, change, changes);
}

function checkSize(raw: Buffer | undefined): void {
  if (raw && raw.length > LARGEST)
    refuse('BSONObjectTooLarge', `BSONObj size: ${raw.length} is invalid. Size must be between 0 and ${LARGEST}`);
}

// What a transaction writes waits in memory until it commits.
function keep(transaction: Transaction, change: Change, changes: KeyChanges): void {
  const { collection, key } = change;
  const { removed, added } = changes;
  const text = key.toString('latin1');
  for (const one of removed) if (one.index.isUnique) transaction.uniques.delete(textOf(one));
  for (const one of added) if (one.index.isUnique) transaction.uniques.set(textOf(one), text);
  const overlay = transaction.overlays.get(collection.id) ?? new Map<string, PendingWrite>();
  transaction.overlays.set(collection.id, overlay);
  const keys = overlay.has(text) ? undefined : { changes, indexes: collection.indexes, isNew: !change.before };
  overlay.set(text, { collection, key, raw: change.after, isReplacement: change.isReplacement ?? false, keys });
}

/** A new document: its key comes from its `_id`. */
export function insert(reading: Reading, collection: Collection, raw: Buffer): void {
  write(reading, { collection, key: docKeyOf(raw), after: raw });
}

/** Writes what a transaction has collected; its locks make sure that nothing has changed since. */
export function applyPending(store: Store, pending: PendingWrite): void {
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
  apply(store, change, keptChanges(collection, pending) ?? changesOf(store, change));
}

// The keys were made when the document was written; an index that came or went since makes them anew.
function keptChanges({ indexes }: Collection, { keys }: PendingWrite): KeyChanges | undefined {
  return keys?.indexes === indexes ? keys.changes : undefined;
}

function primary(collection: Collection): Index {
  return collection.indexes[0] ?? refuse('IndexNotFound', 'The collection has no _id index.');
}

/** The document as the snapshot has it. One that somebody changed since cannot be written by this transaction. */
function unchanged({ snapshot }: Transaction, store: Store, { collection, key }: Change): Buffer | undefined {
  const name = docsKey(collection, key);
  const live = store.tables.docs.get(name) ?? NOTHING;
  const seen = store.tables.docs.get(name, at(snapshot));
  if (!live.equals(seen ?? NOTHING)) throw writeConflict();
  return seen;
}

function changesOf(store: Store, { collection, before, after: next }: Change): KeyChanges {
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

function checkUnique(reading: Reading, { collection, key, after: next }: Change, { added }: KeyChanges): void {
  const { store, transaction } = reading;
  for (const one of added) {
    if (!one.index.isUnique) continue;
    const name = textOf(one);
    store.transactions.locks.take(() => `u${name}`, transaction, writeConflict);
    const taker = transaction?.uniques.get(name);
    if (taker !== undefined && taker !== key.toString('latin1')) throw duplicate(collection.ns, one, next);
    for (const entry of store.tables.entries.getKeys({ start: from(one.key), end: after(one.key), limit: 2 })) {
      const holder = docKeyIn(entry);
      if (!holder.equals(key) && stillHolds(reading, collection, { holder, index: one.index, name }))
        throw duplicate(collection.ns, one, next);
    }
  }
}

type Holder = { readonly holder: Buffer; readonly index: Index; readonly name: string };

// The transaction itself may have moved the document away from this key.
function stillHolds({ transaction }: Reading, collection: Collection, { holder, index, name }: Holder): boolean {
  const own = transaction?.overlays.get(collection.id)?.get(holder.toString('latin1'));
  if (!own) return true;
  return own.raw !== undefined && indexKeys(index, own.raw).some((key) => key.toString('latin1') === name);
}

function apply({ tables, journal }: Store, change: Change, { removed, added }: KeyChanges): void {
  const { collection, key } = change;
  const tail = entryTail(key);
  for (const one of removed) tables.entries.remove(joined(one.key, tail));
  for (const one of added) tables.entries.put(joined(one.key, tail), NOTHING);
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

type Taken = { readonly index: Index; readonly key?: Buffer };

/** E11000, with what the driver and mongoose read from it; of an array the element that is taken. */
export function duplicate(ns: string, { index, key }: Taken, raw: Buffer | undefined): ServerError {
  const keyValue: Doc = {};
  const values = raw ? takenValues(index, raw, key) : [];
  for (const [i, { path }] of index.fields.entries()) {
    const value = values[i];
    keyValue[path.text] = value === EMPTY ? null : (value ?? null);
  }
  const shown = Object.entries(keyValue).map(([name, value]) => `${name}: ${shownValue(value)}`);
  const message = `E11000 duplicate key error collection: ${ns} index: ${index.name} dup key: { ${shown.join(', ')} }`;
  return new ServerError(CODES.DuplicateKey, message, { keyPattern: index.spec['key'], keyValue });
}

function takenValues({ fields }: Index, raw: Buffer, key: Buffer | undefined): readonly unknown[] {
  const found = combinations(
    raw,
    fields.map(({ path }) => path),
  );
  const [first = []] = found;
  const components = key?.subarray(4);
  return (components && found.find((values) => componentsFor(values, fields).equals(components))) ?? first;
}

function shownValue(value: unknown): string {
  if (value instanceof Decimal128) return value.toString();
  return JSON.stringify(value) ?? 'null';
}
