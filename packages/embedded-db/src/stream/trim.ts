import type { Tables } from '../store/lmdb.ts';

// How much history change streams can be resumed in.
const MOST_BYTES = 128 * 2 ** 20;
// How many commits one pass forgets, so that nobody waits for it.
const PER_PASS = 2000;
const START = Buffer.from('journal-start');

type Sizes = { readonly overflowPages?: number; readonly treeLeafPageCount?: number; readonly pageSize?: number };

/** Forgets the oldest commits while the journal is too large; true when there may be more to forget. */
export function trimJournal({ root, journal, meta }: Tables, mostBytes = MOST_BYTES): boolean {
  const excess = sizeOf(journal.getStats()) - mostBytes;
  if (excess <= 0) return false;
  let freed = 0;
  let last: Buffer | undefined;
  const passed: Buffer[] = [];
  for (const { key, value } of journal.getRange({ limit: PER_PASS })) {
    if (freed >= excess) break;
    freed += value.length;
    last = key;
    passed.push(key);
  }
  root.transactionSync(() => {
    for (const key of passed) journal.remove(key);
    if (last) meta.put(START, last);
  });
  return freed < excess && last !== undefined;
}

function sizeOf({ overflowPages = 0, treeLeafPageCount = 0, pageSize = 4096 }: Sizes): number {
  return (overflowPages + treeLeafPageCount) * pageSize;
}

/** The time of the last commit that is forgotten. */
export function historyStart({ meta }: Tables): bigint {
  return meta.get(START)?.readBigUInt64BE(0) ?? 0n;
}
