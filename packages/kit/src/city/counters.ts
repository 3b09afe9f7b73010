import DataLoader from 'dataloader';
import { pathOf } from '@linli/vocabulary';
import type { mongo } from 'mongoose';
import { bucketsOf, daysBetween } from '../day.ts';
import { summed } from '../carry/steps.ts';
import { fail } from '../errors.ts';
import type { Step } from '../store/journal.ts';
import type { CounterRow } from '../store/books.ts';
import type { Store } from '../store/store.ts';
import { sees, type Viewer } from '../viewer.ts';

/** From `from` (inside) to `until` (outside), calendar days in Shanghai. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

/** What the counters of one node say. They trail the rows by less than a second; `asOf` says by how much. */
export interface Tallied {
  get(key: string): number;
  /** Every key below a prefix: `entries('channel/')` gives `['QR', 12], …`. */
  entries(prefix: string): readonly (readonly [string, number])[];
  readonly asOf: Date;
}

export interface Counters {
  /** Of a node of the viewer's; anything else is NOT_FOUND. Without a range: since the beginning. */
  of(node: string, range?: DayRange | null): Promise<Tallied>;
}

const bucketsFor = (day: string | null): readonly string[] => ['*', ...(day ? [day, day.slice(0, 7)] : [])];

/** The counters a batch of steps moves: a district touched a thousand times is written once. */
export function increments(steps: readonly Step[], at: Date): mongo.AnyBulkWriteOperation<CounterRow>[] {
  const sums = new Map<string, Map<string, number>>();
  // Thousands of rows of one place are few steps, and each moves up to eighteen counters.
  for (const { place, key, n, day } of summed(steps)) {
    for (const node of pathOf(place)) {
      for (const bucket of bucketsFor(day)) {
        const id = `${node}|${bucket}`;
        const row = sums.get(id) ?? new Map<string, number>();
        sums.set(id, row.set(`counts.${key}`, (row.get(`counts.${key}`) ?? 0) + n));
      }
    }
  }
  return [...sums].map(([_id, row]) => ({
    updateOne: { filter: { _id }, update: { $inc: Object.fromEntries(row), $set: { at } } as never, upsert: true },
  }));
}

const tallied = (rows: readonly CounterRow[], now: Date): Tallied => {
  const sums = new Map<string, number>();
  for (const { counts } of rows) {
    for (const [key, n] of Object.entries(counts)) sums.set(key, (sums.get(key) ?? 0) + n);
  }
  return {
    get: (key) => sums.get(key) ?? 0,
    entries: (prefix) =>
      [...sums]
        .filter(([key, n]) => key.startsWith(prefix) && n !== 0)
        .map(([key, n]) => [key.slice(prefix.length), n] as const),
    asOf: now,
  };
};

function bucketsIn(range: DayRange | null | undefined): readonly string[] {
  if (!range) return ['*'];
  if (range.from >= range.until) fail('VALUE_INVALID', { field: 'range' });
  if (daysBetween(range.from, range.until) > 366) fail('RANGE_TOO_LONG', { field: 'range', limit: 366 });
  return bucketsOf(range.from, range.until);
}

/** Reads counters for one viewer; everything asked in one go is one query. */
export function countersFor(store: Store, viewer: Viewer, now: Date): Counters {
  const byId = new DataLoader<string, CounterRow | null>(
    async (ids) => {
      const found = await store.books.counters.find({ _id: { $in: [...ids] } }).toArray();
      const rows = new Map(found.map((row) => [row._id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    },
    { maxBatchSize: 1_000 },
  );
  // Asked once a request, and only when somebody asks: all figures of one answer are as of the same moment.
  let oldest: Promise<{ readonly at: Date } | null> | null = null;
  const waiting = () =>
    (oldest ??= store.books.journal.findOne({ pending: 'counters' }, { sort: { _id: 1 }, projection: { at: 1 } }));
  return {
    async of(node, range) {
      if (!sees(viewer, node)) fail('NOT_FOUND', { field: 'code' });
      const ids = bucketsIn(range).map((bucket) => `${node}|${bucket}`);
      // First what is waiting, then the figures: they may be newer than they say, never older.
      const pending = await waiting();
      const rows = await Promise.all(ids.map((id) => byId.load(id)));
      return tallied(
        rows.filter((row) => row !== null),
        pending?.at ?? now,
      );
    },
  };
}
