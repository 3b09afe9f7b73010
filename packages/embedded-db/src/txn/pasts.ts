import { Timestamp } from 'bson';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { DraftCatalog } from './draft-catalog.ts';
import type { Doc } from '../bson/doc.ts';
import type { CatalogView } from '../store/catalog.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Journal } from '../stream/journal.ts';
import type { Transaction } from './transaction.ts';

/** The store as it was at a time: read like a transaction that writes nothing. */
export type Past = { readonly time: Timestamp; readonly transaction: Transaction };

type Present = { readonly tables: Tables; readonly catalog: CatalogView; readonly journal: Journal };

// Old snapshots keep LMDB from reusing its pages: few of them, and not for long.
const MOST = 16;
const LIFETIME = 60_000;
const READS = new Set(['find', 'aggregate', 'distinct']);
// What goes on with an answer has its time already.
const FURTHER = new Set(['getMore', 'killCursors']);

/** The snapshots that readers outside transactions come back to. */
export class Pasts {
  private readonly kept = new Map<bigint, Past>();

  /** What a command with the read concern `snapshot` reads; nothing for other commands. */
  of(store: Present, name: string, { readConcern, autocommit }: Doc): Past | undefined {
    if (!isDoc(readConcern) || readConcern['level'] !== 'snapshot' || autocommit === false) return undefined;
    if (FURTHER.has(name)) return undefined;
    if (!READS.has(name)) refuse('InvalidOptions', `The command ${name} does not support the read concern snapshot`);
    const time = readConcern['atClusterTime'];
    if (!(time instanceof Timestamp)) return this.take(store);
    const past = this.kept.get(time.toBigInt());
    return (
      past ?? refuse('SnapshotTooOld', `Read timestamp ${time.toString()} is older than the snapshots that are kept`)
    );
  }

  private take(store: Present): Past {
    const time = store.journal.time();
    const known = this.kept.get(time.toBigInt());
    if (known) return known;
    const transaction: Transaction = {
      session: '',
      number: 0,
      snapshot: store.tables.docs.useReadTransaction(),
      catalog: new DraftCatalog(store.catalog, () => undefined),
      overlays: new Map(),
      uniques: new Map(),
      locks: [],
      startedAt: Date.now(),
      isOpen: true,
    };
    const past = { time, transaction };
    this.kept.set(time.toBigInt(), past);
    for (const [oldest] of this.kept) if (this.kept.size > MOST) this.forget(oldest);
    return past;
  }

  endExpired(now: number): void {
    for (const [time, { transaction }] of this.kept) if (now - transaction.startedAt > LIFETIME) this.forget(time);
  }

  endAll(): void {
    for (const time of Array.from(this.kept.keys())) this.forget(time);
  }

  private forget(time: bigint): void {
    this.kept.get(time)?.transaction.snapshot.done();
    this.kept.delete(time);
  }
}
