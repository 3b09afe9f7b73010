import { Locks } from './transaction.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Transaction } from './transaction.ts';

// MongoDB's transactionLifetimeLimitSeconds.
const LIFETIME = 60_000;

/** The open transactions, one per session, and who waits for their ends. */
export class Transactions {
  readonly locks = new Locks();
  private readonly tables: Tables;
  private readonly open = new Map<string, Transaction>();
  private waiting: (() => void)[] = [];

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** Starts a transaction; an earlier one of the same session ends unheard. */
  begin(session: string, number: number): Transaction {
    this.endSession(session);
    const transaction: Transaction = {
      session,
      number,
      snapshot: this.tables.docs.useReadTransaction(),
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
  }

  /** Ends what has been open for too long: an old snapshot keeps LMDB from reusing its pages. */
  endExpired(now: number): void {
    for (const transaction of this.open.values()) if (now - transaction.startedAt > LIFETIME) this.end(transaction);
  }

  /** Calls back once, when the next transaction ends. */
  onNextEnd(wake: () => void): void {
    this.waiting.push(wake);
  }
}
