import type { DraftCatalog } from './draft-catalog.ts';
import type { Collection } from '../store/catalog.ts';
import type { KeyChanges } from '../store/entries.ts';
import type { Index } from '../store/index-spec.ts';
import type { Snapshot } from '../store/lmdb.ts';

type FirstWrite = { readonly changes: KeyChanges; readonly indexes: readonly Index[]; readonly isNew: boolean };

/** A document as an open transaction will leave it; no bytes mean that it is deleted. */
export type PendingWrite = {
  readonly collection: Collection;
  readonly key: Buffer;
  readonly raw: Buffer | undefined;
  readonly isReplacement: boolean;
  /** What it does to the indexes the collection had; missing when it is not the first write of this document. */
  readonly keys?: FirstWrite | undefined;
};

/** The writes of one transaction in one collection, by the text of the key. */
export type Overlay = Map<string, PendingWrite>;

/** An open transaction: a snapshot to read, its own writes on top, and the locks they hold. */
export type Transaction = {
  readonly session: string;
  readonly number: number;
  readonly snapshot: Snapshot;
  readonly catalog: DraftCatalog;
  readonly overlays: Map<number, Overlay>;
  /** Unique index keys taken by its own writes, and by which document. */
  readonly uniques: Map<string, string>;
  readonly locks: string[];
  readonly startedAt: number;
  isOpen: boolean;
};

/** Thrown when a plain write meets a document that an open transaction holds: it waits for the end of that. */
export class Locked extends Error {
  readonly holder: Transaction;

  constructor(holder: Transaction) {
    super('The document is locked by an open transaction.');
    this.holder = holder;
  }
}

/** Which transaction holds what. */
export class Locks {
  private readonly holders = new Map<string, Transaction>();

  /** Takes a lock for a transaction, or makes sure that nobody else has it. */
  take(name: () => string, transaction: Transaction | undefined, conflict: () => Error): void {
    if (this.holders.size === 0 && !transaction) return;
    const key = name();
    const holder = this.holders.get(key);
    if (holder && holder !== transaction) throw transaction ? conflict() : new Locked(holder);
    if (!transaction || holder) return;
    this.holders.set(key, transaction);
    transaction.locks.push(key);
  }

  release(transaction: Transaction): void {
    for (const key of transaction.locks) this.holders.delete(key);
    transaction.locks.length = 0;
  }
}
