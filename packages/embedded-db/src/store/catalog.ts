import { UUID } from 'bson';
import { decode, encode } from '../bson/doc.ts';
import { refuse } from '../errors.ts';
import { indexFrom, toStored } from './index-spec.ts';
import { after, uint32 } from './lmdb.ts';
import type { Doc } from '../bson/doc.ts';
import type { Index, StoredIndex } from './index-spec.ts';
import type { Tables } from './lmdb.ts';

/** A collection: its number heads the keys of its documents. */
export type Collection = {
  readonly id: number;
  ns: string;
  readonly uuid: unknown;
  readonly options: Doc;
  indexes: readonly Index[];
};

type StoredCollection = Omit<Collection, 'indexes'> & { readonly indexes: readonly StoredIndex[] };

const NEXT = Buffer.from('next-number');
const PREFIX = 'collection/';

/** What commands know of the catalogue, whether it is the store's or a transaction's. */
export type CatalogView = Pick<Catalog, keyof Catalog>;

/** Which collections and indexes exist. Changes reach the disk with `save`, in the caller's LMDB transaction. */
export class Catalog {
  private readonly tables: Tables;
  private readonly collections = new Map<string, Collection>();
  private readonly changed = new Set<string>();
  private next = 1;

  constructor(tables: Tables) {
    this.tables = tables;
    this.reload();
  }

  /** Forgets what was not saved. */
  reload(): void {
    this.collections.clear();
    this.changed.clear();
    // Never back: a transaction may hold a number that is not saved yet.
    this.next = Math.max(this.next, this.tables.meta.get(NEXT)?.readUInt32BE(0) ?? 1);
    const start = Buffer.from(PREFIX);
    for (const { value } of this.tables.meta.getRange({ start, end: after(start) })) {
      const { indexes, ...rest } = decode(value) as StoredCollection;
      this.collections.set(rest.ns, { ...rest, indexes: indexes.map(indexFrom) });
    }
  }

  find(ns: string): Collection | undefined {
    return this.collections.get(ns);
  }

  all(): readonly Collection[] {
    return [...this.collections.values()];
  }

  /** The next number: what has a lower one was there before. */
  mark(): number {
    return this.next;
  }

  takeNumber(): number {
    return this.next++;
  }

  /** The collection, made when it is not there: MongoDB creates on first write. */
  ensure(ns: string, options: Doc = {}): Collection {
    const known = this.collections.get(ns);
    if (known) return known;
    const made = newCollection(ns, this.takeNumber(), options);
    this.adopt(made);
    return made;
  }

  /** Takes in a collection that was made elsewhere. */
  adopt(collection: Collection): void {
    this.collections.set(collection.ns, collection);
    this.changed.add(collection.ns);
  }

  drop(ns: string): void {
    this.collections.delete(ns);
    this.changed.add(ns);
  }

  rename(collection: Collection, ns: string): void {
    this.drop(collection.ns);
    collection.ns = ns;
    this.collections.set(ns, collection);
    this.changed.add(ns);
  }

  setIndexes(collection: Collection, indexes: readonly Index[]): void {
    collection.indexes = indexes;
    this.changed.add(collection.ns);
  }

  /** Says that a property of one of its indexes has changed. */
  touch({ ns }: Collection): void {
    this.changed.add(ns);
  }

  /** Writes what has changed; call inside an LMDB write transaction. */
  save(): void {
    if (this.changed.size === 0) return;
    const { meta } = this.tables;
    meta.put(NEXT, uint32(this.next));
    for (const ns of this.changed) {
      const found = this.collections.get(ns);
      if (found) meta.put(keyOf(ns), encode({ ...found, indexes: found.indexes.map(toStored) }));
      else meta.remove(keyOf(ns));
    }
    this.changed.clear();
  }
}

/** A collection that nobody has written to, with its index of `_id`. */
export function newCollection(ns: string, id: number, options: Doc): Collection {
  const dot = ns.indexOf('.');
  if (dot < 1 || dot === ns.length - 1 || ns.includes('$'))
    refuse('InvalidNamespace', `Invalid namespace specified '${ns}'`);
  const spec = { v: 2, key: { _id: 1 }, name: '_id_' };
  const byId = indexFrom({ id, name: '_id_', spec, multikey: [], isCut: false });
  return { id, ns, uuid: new UUID(), options, indexes: [byId] };
}

function keyOf(ns: string): Buffer {
  return Buffer.from(PREFIX + ns);
}

/** Takes `db.collection` apart. */
export function namespaceOf(ns: string): { readonly db: string; readonly coll: string } {
  const dot = ns.indexOf('.');
  return { db: ns.slice(0, dot), coll: ns.slice(dot + 1) };
}
