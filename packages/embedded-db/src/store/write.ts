import { Decimal128 } from 'bson';
import { EMPTY, combinations } from './combined-keys.ts';
import { ServerError, CODES, refuse, writeConflict } from '../errors.ts';
import { textOf } from './entries.ts';
import { apply, changesOf } from './apply.ts';
import { componentsFor, docKeyIn, docKeyOf, indexKeys } from './index-keys.ts';
import { after, from } from './lmdb.ts';
import { at, docsKey, getRaw } from './read.ts';
import type { Doc } from '../bson/doc.ts';
import type { Change } from './apply.ts';
import type { Collection } from './catalog.ts';
import type { KeyChanges } from './entries.ts';
import type { Index } from './index-spec.ts';
import type { Reading, Store } from './store.ts';
import type { PendingWrite, Transaction } from '../txn/transaction.ts';

const NOTHING = Buffer.alloc(0);
// The largest document MongoDB takes.
const LARGEST = 16 * 2 ** 20;

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
