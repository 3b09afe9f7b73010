import { fail } from '../errors.ts';
import type { Desk } from './desk.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Counts a look-up before it is made, whatever becomes of the work around it. The counts lie in the store, so that all
 * processes of a service share them; each span is counted from its own beginning.
 */
export async function countLookup({ store, viewer, now }: Desk): Promise<void> {
  const { lookups } = store.books;
  const { minute, day } = store.lookupRates;
  const spans = [
    { length: MINUTE, limit: minute },
    { length: DAY, limit: day },
  ];
  for (const { length, limit } of spans) {
    const begins = Math.floor(now.getTime() / length) * length;
    const row = await lookups.findOneAndUpdate(
      { _id: `${viewer.id}|${length}|${begins}` },
      { $inc: { n: 1 }, $setOnInsert: { at: new Date() } },
      { upsert: true, returnDocument: 'after' },
    );
    if ((row?.n ?? 1) > limit)
      fail('LOOKUP_LIMITED', { limit, seconds: Math.ceil((begins + length - now.getTime()) / 1_000) });
  }
}
