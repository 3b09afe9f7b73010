import { setImmediate as breathe } from 'node:timers/promises';
import { after, uint32 } from './lmdb.ts';
import { sizeOfJournal } from '../stream/trim.ts';
import type { Collection } from './catalog.ts';
import type { Table, Tables } from './lmdb.ts';

/** How much lies under one number: how many entries, and the bytes of their keys and values. */
export type Size = { readonly count: number; readonly bytes: number };

// After so many entries others get their turn.
const PER_TURN = 2000;

/** Counts the documents of a collection and their bytes. */
export function sizeOfDocuments({ docs }: Tables, { id }: Collection): Promise<Size> {
  return measure(docs, id, ({ value }) => value.length);
}

/** Counts the entries of an index and the bytes of their keys. */
export function sizeOfIndex({ entries }: Tables, id: number): Promise<Size> {
  return measure(entries, id, ({ key }) => key.length);
}

type Entry = { readonly key: Buffer; readonly value: Buffer };

async function measure(table: Table, id: number, bytesOf: (entry: Entry) => number): Promise<Size> {
  const start = uint32(id);
  const transaction = table.useReadTransaction();
  let [count, bytes] = [0, 0];
  try {
    for (const entry of table.getRange({ start, end: after(start), transaction })) {
      count++;
      bytes += bytesOf(entry);
      if (count % PER_TURN === 0) await breathe();
    }
  } finally {
    transaction.done();
  }
  return { count, bytes };
}

/** From when to when the journal reaches, as MongoDB's timestamps. */
export function historyOf({ journal }: Tables): { readonly from: bigint; readonly to: bigint; readonly bytes: number } {
  const [first] = journal.getKeys({ limit: 1 });
  const [last] = journal.getKeys({ limit: 1, reverse: true });
  return {
    from: first?.readBigUInt64BE(0) ?? 0n,
    to: last?.readBigUInt64BE(0) ?? 0n,
    bytes: sizeOfJournal(journal),
  };
}
