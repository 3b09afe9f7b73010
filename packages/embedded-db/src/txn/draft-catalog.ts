import { refuse, writeConflict } from '../errors.ts';
import { newCollection } from '../store/catalog.ts';
import type { Doc } from '../bson/doc.ts';
import type { CatalogView, Collection } from '../store/catalog.ts';
import type { Index } from '../store/index-spec.ts';

/** The catalogue as a transaction sees it: what it creates is its own until it commits. */
export class DraftCatalog implements CatalogView {
  readonly base: CatalogView;
  readonly drafts = new Map<string, Collection>();
  /** Numbers from here on were given out after the snapshot. */
  private readonly since: number;
  private readonly known = new Set<string>();
  private readonly onDraft: (ns: string) => void;

  constructor(base: CatalogView, onDraft: (ns: string) => void) {
    this.base = base;
    this.since = base.mark();
    this.onDraft = onDraft;
  }

  find(ns: string): Collection | undefined {
    return this.drafts.get(ns) ?? this.base.find(ns);
  }

  all(): readonly Collection[] {
    return [...this.base.all(), ...this.drafts.values()];
  }

  mark(): number {
    return this.base.mark();
  }

  takeNumber(): number {
    return this.base.takeNumber();
  }

  ensure(ns: string, options: Doc = {}): Collection {
    const found = this.find(ns);
    if (found) return found;
    this.onDraft(ns);
    const made = newCollection(ns, this.takeNumber(), options);
    this.drafts.set(ns, made);
    return made;
  }

  setIndexes(collection: Collection, indexes: readonly Index[]): void {
    if (!this.drafts.has(collection.ns)) refuseSchema('change the indexes of an existing collection');
    collection.indexes = indexes;
  }

  touch(collection: Collection): void {
    if (!this.drafts.has(collection.ns)) this.base.touch(collection);
  }

  drop(): never {
    return refuseSchema('drop a collection');
  }

  rename(): never {
    return refuseSchema('rename a collection');
  }

  /** Nothing else creates the same collections while they are drafts; somebody may have just before. */
  publish(): readonly Collection[] {
    const made = [...this.drafts.values()];
    for (const { ns } of made) if (this.base.find(ns)) throw writeConflict();
    for (const collection of made) this.base.adopt(collection);
    return made;
  }

  adopt(collection: Collection): void {
    this.drafts.set(collection.ns, collection);
  }

  save(): void {
    // Drafts are saved when they are published.
  }

  reload(): void {
    this.drafts.clear();
  }

  /** The snapshot knows nothing of indexes that were built after it: whoever uses the collection begins again. */
  use(ns: string): void {
    if (this.known.has(ns)) return;
    const isYounger = this.base.find(ns)?.indexes.some(({ id }) => id >= this.since) ?? false;
    if (isYounger)
      refuse(
        'SnapshotUnavailable',
        `Unable to read from a snapshot due to pending collection catalog changes; please retry the operation. Collection: ${ns}`,
      );
    this.known.add(ns);
  }

  /** True when the transaction has used the collection or created it. */
  uses(ns: string): boolean {
    return this.known.has(ns) || this.drafts.has(ns);
  }
}

function refuseSchema(what: string): never {
  return refuse('OperationNotSupportedInTransaction', `Cannot ${what} in a multi-document transaction.`);
}
