import { type AnyCollection, type Row } from '../collection/collection.ts';
import { stepsOf } from '../carry/steps.ts';
import type { Step } from '../store/journal.ts';
import type { Raw } from '../store/raw.ts';
import type { CounterRow } from '../store/books.ts';
import type { Kept } from '../store/sheaf.ts';
import type { Store } from '../store/store.ts';
import { increments } from './counters.ts';

const BATCH = 2_000;

const stepsIn = (
  { box }: Store,
  { _id, steps, sealedSteps }: Pick<Kept, '_id' | 'sealedSteps' | 'steps'>,
): readonly Step[] => (sealedSteps && box ? (box.open('journal', _id, sealedSteps) as readonly Step[]) : steps);

/** Moves the counters by what is still pending, effect and receipt in one transaction. Gives back how many rows it took. */
export function project(store: Store, now: Date = new Date()): Promise<number> {
  const { journal, counters } = store.books;
  return store.together(async ({ session }) => {
    const waiting = journal.find({ pending: 'counters' }, { session, projection: { steps: 1, sealedSteps: 1 } });
    const rows = await waiting.sort({ _id: 1 }).limit(BATCH).toArray();
    if (rows.length === 0) return 0;
    const moves = increments(
      rows.flatMap((row) => stepsIn(store, row)),
      now,
    );
    if (moves.length > 0) await counters.bulkWrite(moves, { session, ordered: false });
    const ids = rows.map(({ _id }) => _id);
    const taken = await journal.updateMany(
      { _id: { $in: ids }, pending: 'counters' },
      { $pull: { pending: 'counters' }, $unset: { sealedSteps: '' } } as never,
      { session },
    );
    if (taken.modifiedCount !== ids.length) throw new Error('Another projector was faster');
    return ids.length;
  });
}

/** One counter that is not what a recount of the rows gives. */
export interface Drift {
  readonly id: string;
  readonly key: string;
  readonly counted: number;
  readonly rows: number;
}

async function* recounted(store: Store, source: AnyCollection): AsyncIterable<Step> {
  const { model, options, row } = store.shelf(source);
  const { tallies } = options;
  if (!tallies) return;
  for await (const raw of model.find().lean<Raw>().cursor()) yield* stepsOf<Row>(null, row<Row>(raw as Raw), tallies);
}

async function recount(store: Store, collections: readonly AnyCollection[]): Promise<Map<string, Map<string, number>>> {
  const sums = new Map<string, Map<string, number>>();
  for (const source of collections) {
    for await (const step of recounted(store, source)) {
      for (const { updateOne } of increments([step], new Date()) as {
        updateOne: { filter: { _id: string }; update: { $inc: object } };
      }[]) {
        const row = sums.get(updateOne.filter._id) ?? new Map<string, number>();
        sums.set(updateOne.filter._id, row);
        for (const [key, n] of Object.entries(updateOne.update.$inc))
          row.set(key.slice(7), (row.get(key.slice(7)) ?? 0) + Number(n));
      }
    }
  }
  return sums;
}

// Sums of fractions depend on their order in the last digits.
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

type Counts = ReadonlyMap<string, number>;

function differences(id: string, counted: Counts, rows: Counts): readonly Drift[] {
  const keys = [...new Set([...counted.keys(), ...rows.keys()])];
  return keys
    .map((key) => ({ id, key, counted: counted.get(key) ?? 0, rows: rows.get(key) ?? 0 }))
    .filter((each) => !isNear(each.counted, each.rows));
}

/** Recounts every row and names each counter that says something else. Only exact when nothing is pending or written. */
export async function driftOf(store: Store, collections: readonly AnyCollection[]): Promise<readonly Drift[]> {
  const rows = await recount(store, collections);
  const found: Drift[] = [];
  for await (const { _id, counts } of store.books.counters.find()) {
    found.push(...differences(_id, new Map(Object.entries(counts)), rows.get(_id) ?? new Map()));
    rows.delete(_id);
  }
  return [...found, ...[...rows].flatMap(([id, row]) => differences(id, new Map(), row))];
}

/** Writes the counters anew from the rows. Meant for a service at rest: steps still pending are dropped with their effect counted. */
export async function rebuild(store: Store, collections: readonly AnyCollection[]): Promise<void> {
  const rows = await recount(store, collections);
  const at = new Date();
  const fresh: CounterRow[] = [...rows].map(([_id, row]) => ({ _id, counts: Object.fromEntries(row), at }));
  const { journal, counters } = store.books;
  await store.together(async ({ session }) => {
    const taken = { $pull: { pending: 'counters' }, $unset: { sealedSteps: '' } };
    await journal.updateMany({ pending: 'counters' }, taken as never, { session });
    await counters.deleteMany({}, { session });
    for (let from = 0; from < fresh.length; from += 1_000)
      await counters.insertMany(fresh.slice(from, from + 1_000), { session });
  });
}
