import { dayOf } from '../day.ts';
import type { Store } from '../store/store.ts';

// Numbers are taken sixteen at a time: a counter asked for each would be one hot row a node and day.
const BLOCK = 16;

export type Numbers = (series: string, node: string, now: Date) => Promise<string>;

/** Numbers of a series at a node, day by day: `20261121-0042`. Never twice; a stopped process leaves gaps. */
export function numbersOf(store: Store): Numbers {
  const blocks = new Map<string, Promise<{ next: number; end: number }>>();
  const block = async (id: string) => {
    const row = await store.books.numbers.findOneAndUpdate({ _id: id }, { $inc: { next: BLOCK } } as never, {
      upsert: true,
      returnDocument: 'after',
    });
    const end = row?.next ?? BLOCK;
    return { next: end - BLOCK, end };
  };
  return async (series, node, now) => {
    const day = dayOf(now);
    const id = `${series}|${node}|${day}`;
    for (;;) {
      const asked = blocks.get(id) ?? block(id);
      blocks.set(id, asked);
      const mine = await asked.catch((error: unknown) => {
        // The next one who asks tries again.
        blocks.delete(id);
        throw error;
      });
      if (mine.next < mine.end) {
        mine.next += 1;
        return `${day.replaceAll('-', '')}-${String(mine.next).padStart(4, '0')}`;
      }
      if (blocks.get(id) === asked) blocks.delete(id);
      // Yesterday's blocks are of no use to anybody.
      for (const key of blocks.keys()) if (!key.endsWith(day)) blocks.delete(key);
    }
  };
}
