import { writeConflict } from '../errors.ts';
import { DraftCatalog } from './draft-catalog.ts';
import { Pasts } from './pasts.ts';
import { Locks } from './transaction.ts';
import type { CatalogView } from '../store/catalog.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Transaction } from './transaction.ts';

// MongoDB's transactionLifetimeLimitSeconds.
const LIFETIME = 60_000;

/** The open transactions, one per session, and who waits for their ends. */
export class Transactions {
  readonly locks = new Locks();
  readonly pasts = new Pasts();
  /** How long a transaction may be open, in milliseconds. */
  lifetime = LIFETIME;
  private readonly tables: Tables;
  private readonly open = new Map<string, Transaction>();
  private waiting: (() => void)[] = [];

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** Starts a transaction; an earlier one of the same session ends unheard. */
  begin(session: string, number: number, catalog: CatalogView): Transaction {
    this.endSession(session);
    const transaction: Transaction = {
      session,
      number,
      snapshot: this.tables.docs.useReadTransaction(),
      catalog: new DraftCatalog(catalog, (ns) => this.locks.take(() => creating(ns), transaction, writeConflict)),
      overlays: new Map(),
      uniques: new Map(),
      locks: [],
      startedAt: Date.now(),
      isOpen: true,
    };
    this.open.set(session, transaction);
    return transaction;
  }

  find(session: string, number: number): Transaction | undefined {
    const transaction = this.open.get(session);
    return transaction?.number === number ? transaction : undefined;
  }

  /** The number of the open transaction of a session. */
  numberOf(session: string): number | undefined {
    return this.open.get(session)?.number;
  }

  /** Waits with a write when a transaction is about to create its collection. */
  checkCreating(ns: string): void {
    this.locks.take(() => creating(ns), undefined, writeConflict);
  }

  /** A transaction that uses one of these collections: nobody changes them under its feet. */
  userOf(namespaces: readonly string[]): Transaction | undefined {
    if (this.open.size === 0 || namespaces.length === 0) return undefined;
    return [...this.open.values()].find(({ catalog }) => namespaces.some((ns) => catalog.uses(ns)));
  }

  /** Ends a transaction: what it wrote is forgotten unless it was committed before. */
  end(transaction: Transaction): void {
    if (!transaction.isOpen) return;
    transaction.isOpen = false;
    this.locks.release(transaction);
    transaction.snapshot.done();
    this.open.delete(transaction.session);
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) wake();
  }

  endSession(session: string): void {
    const transaction = this.open.get(session);
    if (transaction) this.end(transaction);
  }

  endAll(): void {
    for (const transaction of this.open.values()) this.end(transaction);
    this.pasts.endAll();
  }

  /** Ends what has been open for too long: an old snapshot keeps LMDB from reusing its pages. */
  endExpired(now: number): void {
    this.pasts.endExpired(now);
    for (const transaction of this.open.values())
      if (now - transaction.startedAt > this.lifetime) this.end(transaction);
  }

  /** Calls back once, when the next transaction ends. */
  onNextEnd(wake: () => void): void {
    this.waiting.push(wake);
  }
}

function creating(ns: string): string {
  return `c${ns}`;
}
