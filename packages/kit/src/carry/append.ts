import type { Collection, Row } from '../collection/collection.ts';
import { increments } from '../city/counters.ts';
import { newId } from '../ids.ts';
import { within } from '../store/work.ts';
import type { Desk } from './desk.ts';
import { stepsOf } from './steps.ts';
import { placed } from './placing.ts';

interface Fresh {
  readonly place: string;
  readonly set: object;
}

/** New rows without journal rows, in one command; their counters move in the same transaction. */
export async function appendRows<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  fresh: readonly Fresh[],
): Promise<void> {
  if (fresh.length === 0) return;
  const { store, work, now, viewer } = desk;
  const rows = fresh.map(({ place, set }) => {
    const { path, ...where } = placed(place);
    return { id: newId(), set, own: { version: 1, createdAt: now, createdBy: viewer.id, ...where }, path };
  });
  const { model, options, made } = store.shelf(source);
  const lying = await Promise.all(rows.map((row) => made(row)));
  await work.turn(() => model.collection.insertMany(lying.map(({ raw }) => raw) as never, within(work)));
  const { tallies } = options;
  // As they lie, with the schema's default values.
  const steps = tallies ? lying.flatMap(({ row }) => stepsOf<Row>(null, row, tallies)) : [];
  const moves = increments(steps, now);
  if (moves.length > 0)
    await work.turn(() => store.books.counters.bulkWrite(moves, { ordered: false, ...within(work) }));
}
