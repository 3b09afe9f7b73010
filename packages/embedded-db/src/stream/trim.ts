import { recordsIn } from './journal.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Position } from './token.ts';

/** How much history change streams can be resumed in. */
export type History = { readonly bytes: number; readonly seconds: number };

/** What is kept when nothing else is asked for: 128 MB, and nothing older than thirty days. */
export const HISTORY: History = { bytes: 128 * 2 ** 20, seconds: 30 * 24 * 3600 };

// How many commits one pass forgets, so that nobody waits for it.
const PER_PASS = 2000;
const START = Buffer.from('journal-start');
const COMMIT = 8;

type Sizes = { readonly overflowPages?: number; readonly treeLeafPageCount?: number; readonly pageSize?: number };
type Past = { readonly keys: readonly Buffer[]; readonly last: Buffer; readonly records: number };

/** Forgets commits that are too old or too many; true when there may be more to forget. The newest one stays. */
export function trimJournal({ root, journal, meta }: Tables, { bytes, seconds }: History, now: number): boolean {
  const tooOld = BigInt(Math.max(0, Math.floor(now / 1000) - seconds)) << 32n;
  const past = pastOf(journal, { excess: sizeOfJournal(journal) - bytes, tooOld });
  if (!past) return false;
  const start = Buffer.alloc(COMMIT + 4);
  past.last.copy(start, 0, 0, COMMIT);
  start.writeUInt32BE(past.records, COMMIT);
  root.transactionSync(() => {
    for (const key of past.keys) journal.remove(key);
    meta.put(START, start);
  });
  return past.keys.length === PER_PASS;
}

type Limits = { readonly excess: number; readonly tooOld: bigint };

function pastOf(journal: Tables['journal'], { excess, tooOld }: Limits): Past | undefined {
  let freed = 0;
  const passed: { readonly key: Buffer; readonly value: Buffer }[] = [];
  for (const { key, value } of journal.getRange({ limit: PER_PASS + 1 })) {
    passed.push({ key, value });
    if (freed >= excess && key.readBigUInt64BE(0) >= tooOld) break;
    freed += value.length;
  }
  // The last one looked at is young enough, or the newest of all, or the first of the next pass.
  const gone = passed.slice(0, -1);
  const last = gone.at(-1);
  return last && { keys: gone.map(({ key }) => key), last: last.key, records: recordsIn(last.value).length };
}

/** The bytes the journal takes. */
export function sizeOfJournal(journal: Tables['journal']): number {
  const { overflowPages = 0, treeLeafPageCount = 0, pageSize = 4096 } = journal.getStats() as Sizes;
  return (overflowPages + treeLeafPageCount) * pageSize;
}

/** True when something that happened after this place is forgotten. */
export function isForgotten({ meta }: Tables, { commit, index }: Position): boolean {
  const start = meta.get(START);
  if (!start) return false;
  const last = start.readBigUInt64BE(0);
  const records = start.length > COMMIT ? start.readUInt32BE(COMMIT) : 0;
  return commit < last || (commit === last && index < records - 1);
}
