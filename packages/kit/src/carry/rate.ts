import { fail } from '../errors.ts';
import type { Desk } from './desk.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Counted {
  /** What is counted, besides whose it is and since when. */
  readonly name: string;
  readonly length: number;
  readonly limit: number;
  readonly n: number;
  readonly code: 'LOOKUP_LIMITED' | 'REVEAL_LIMITED';
}

/**
 * Counts before the thing is done, whatever becomes of the work around it. The counts lie in the store, so that all
 * processes of a service share them; each span is counted from its own beginning.
 */
async function count({ store, viewer, now }: Desk, { name, length, limit, n, code }: Counted): Promise<void> {
  const begins = Math.floor(now.getTime() / length) * length;
  const row = await store.books.lookups.findOneAndUpdate(
    { _id: `${viewer.id}|${name}|${begins}` },
    { $inc: { n }, $setOnInsert: { at: new Date() } },
    { upsert: true, returnDocument: 'after' },
  );
  if ((row?.n ?? n) > limit) fail(code, { limit, seconds: Math.ceil((begins + length - now.getTime()) / 1_000) });
}

/** Counts a look-up of this viewer. */
export async function countLookup(desk: Desk): Promise<void> {
  const { lookupsAMinute, lookupsADay } = desk.store.rates;
  const one = { n: 1, code: 'LOOKUP_LIMITED' } as const;
  await count(desk, { ...one, name: `${MINUTE}`, length: MINUTE, limit: lookupsAMinute });
  await count(desk, { ...one, name: `${DAY}`, length: DAY, limit: lookupsADay });
}

/** Counts records this viewer is about to see in clear: a purpose must not open page after page. */
export const countReveals = (desk: Desk, n: number): Promise<void> =>
  count(desk, { name: 'reveals', n, length: DAY, limit: desk.store.rates.revealsADay, code: 'REVEAL_LIMITED' });
