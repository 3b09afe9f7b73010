import { UUID } from 'bson';
import { decode, encode } from '../bson/doc.ts';
import { refuse } from '../errors.ts';
import { indexFrom, toStored } from './index-spec.ts';
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

const KEY = Buffer.from('catalog');

/** Which collections and indexes exist. Changes reach the disk with `save`, in the caller's LMDB transaction. */
export class Catalog {
  private readonly tables: Tables;
  private readonly collections = new Map<string, Collection>();
  private next = 1;
  private isDirty = false;

  constructor(tables: Tables) {
    this.tables = tables;
    this.reload();
  }

  /** Forgets what was not saved. */
  reload(): void {
    this.collections.clear();
    const raw = this.tables.meta.get(KEY);
    const stored = raw ? (decode(raw) as { next: number; collections: readonly StoredCollection[] }) : undefined;
    this.next = stored?.next ?? 1;
    for (const { indexes, ...rest } of stored?.collections ?? [])
      this.collections.set(rest.ns, { ...rest, indexes: indexes.map(indexFrom) });
    this.isDirty = false;
  }

  find(ns: string): Collection | undefined {
    return this.collections.get(ns);
  }

  all(): readonly Collection[] {
    return [...this.collections.values()];
  }

  takeNumber(): number {
    this.isDirty = true;
    return this.next++;
  }

  /** The collection, made when it is not there: MongoDB creates on first write. */
  ensure(ns: string, options: Doc = {}): Collection {
    const known = this.collections.get(ns);
    if (known) return known;
    const dot = ns.indexOf('.');
    if (dot < 1 || dot === ns.length - 1 || ns.includes('$'))
      refuse('InvalidNamespace', `Invalid namespace specified '${ns}'`);
    const id = this.takeNumber();
    const byId = indexFrom({
      id,
      name: '_id_',
      spec: { v: 2, key: { _id: 1 }, name: '_id_' },
      multikey: [],
      isCut: false,
    });
    const made: Collection = { id, ns, uuid: new UUID(), options, indexes: [byId] };
    this.collections.set(ns, made);
    return made;
  }

  drop(ns: string): void {
    this.isDirty = this.collections.delete(ns) || this.isDirty;
  }

  rename(collection: Collection, ns: string): void {
    this.collections.delete(collection.ns);
    collection.ns = ns;
    this.collections.set(ns, collection);
    this.isDirty = true;
  }

  setIndexes(collection: Collection, indexes: readonly Index[]): void {
    collection.indexes = indexes;
    this.isDirty = true;
  }

  /** Says that a property of an index has changed. */
  touch(): void {
    this.isDirty = true;
  }

  /** Writes the catalogue when it has changed; call inside an LMDB write transaction. */
  save(): void {
    if (!this.isDirty) return;
    const collections = this.all().map((one) => ({ ...one, indexes: one.indexes.map(toStored) }));
    this.tables.meta.put(KEY, encode({ next: this.next, collections }));
    this.isDirty = false;
  }
}

/** Takes `db.collection` apart. */
export function namespaceOf(ns: string): { readonly db: string; readonly coll: string } {
  const dot = ns.indexOf('.');
  return { db: ns.slice(0, dot), coll: ns.slice(dot + 1) };
}
