import { pulse } from './pulse.ts';
import { docKeyIn } from '../store/index-keys.ts';
import { at, docsKey } from '../store/read.ts';
import { isWhole } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Range } from './ranges.ts';
import type { Collection } from '../store/catalog.ts';
import type { Snapshot, Table, Tables } from '../store/lmdb.ts';
import type { Row } from '../store/read.ts';

/** Where a scan reads: the tables now, or as a snapshot has them. */
export type Source = {
  readonly tables: Tables;
  readonly collection: Collection;
  readonly snapshot?: Snapshot | undefined;
  readonly meter?: Meter | undefined;
};

/** How much a scan has looked at. */
export type Meter = { keys: number; docs: number };

type Entry = { readonly entry: Buffer; readonly key: Buffer; readonly raw?: Buffer };

const PRIMARY_HEAD = 4;

/** The rows a plan leads to, in its order, each once. */
export function* scan(source: Source, plan: Plan): Generator<Row> {
  const seen = plan.repeats ? new Set<string>() : undefined;
  const { meter } = source;
  for (const { key, raw } of entriesOf(source, plan)) {
    pulse();
    if (seen) {
      const text = key.toString('latin1');
      if (seen.has(text)) continue;
      seen.add(text);
    }
    const found = raw ?? fetch(source, key);
    if (raw && meter) meter.docs++;
    if (found) yield { key, raw: found };
  }
}

/** One document of the collection. */
export function fetch({ tables, collection, snapshot, meter }: Source, key: Buffer): Buffer | undefined {
  if (meter) meter.docs++;
  return tables.docs.get(docsKey(collection, key), at(snapshot));
}

function counted({ meter }: Source, entries: Iterable<Entry>): Iterable<Entry> {
  return meter ? counting(meter, entries) : entries;
}

function* counting(meter: Meter, entries: Iterable<Entry>): Generator<Entry> {
  for (const entry of entries) {
    meter.keys++;
    yield entry;
  }
}

/** How many keys lie in the ranges of a plan; counts no further than `most`. */
export function countKeys({ tables, snapshot }: Omit<Source, 'collection'>, plan: Plan, most: number): number {
  const table = plan.index.isPrimary ? tables.docs : tables.entries;
  let count = 0;
  for (const { from, to } of plan.ranges) {
    if (count >= most) break;
    count += countRange(table, { start: from, end: to, ...at(snapshot) }, most - count);
  }
  return count;
}

// Of very many ranges some stand for all: to count each would cost as much as to read them.
const SAMPLED = 32;

/** About how many keys lie in the ranges of a plan; undefined when those counted are as many as `most`. */
export function estimateKeys(source: Omit<Source, 'collection'>, plan: Plan, most: number): number | undefined {
  const { ranges } = plan;
  if (ranges.length < 2 * SAMPLED) {
    const keys = countKeys(source, plan, most);
    return keys < most ? keys : undefined;
  }
  const step = ranges.length / SAMPLED;
  const sample = Array.from({ length: SAMPLED }, (_, at) => ranges[Math.floor(at * step)]).filter(
    (each) => each !== undefined,
  );
  const counted = countKeys(source, { ...plan, ranges: sample }, most);
  return counted < most ? Math.max(ranges.length, Math.round(counted * step)) : undefined;
}

type KeyRange = { readonly start: Buffer; readonly end: Buffer; readonly transaction?: Snapshot };

// LMDB counts a range to its end: whether there are enough is seen faster by skipping that many.
function countRange(table: Table, range: KeyRange, most: number): number {
  if (Number.isFinite(most)) for (const _ of table.getKeys({ ...range, offset: most - 1, limit: 1 })) return most;
  return table.getKeysCount({ ...range });
}

/** The entries in the ranges of a plan, in its order. */
export function entriesOf(source: Source, plan: Plan): Iterable<Entry> {
  return isWhole(plan) ? inRanges(source, plan) : counted(source, inRanges(source, plan));
}

function inRanges(source: Source, plan: Plan): Iterable<Entry> {
  const isBackward = plan.order?.isBackward ?? false;
  const streams = [...groups(plan)].map((ranges) => stream(source, plan, isBackward ? ranges.toReversed() : ranges));
  if (plan.order?.isMerged && streams.length > 1) return merged(streams, headsOf(plan), isBackward);
  return chained(isBackward ? streams.toReversed() : streams);
}

function groups(plan: Plan): Iterable<readonly Range[]> {
  const byHead = new Map<string, Range[]>();
  for (const range of plan.ranges) {
    const head = range.from.toString('latin1', 0, range.head);
    const list = byHead.get(head);
    if (list) list.push(range);
    else byHead.set(head, [range]);
  }
  return byHead.values();
}

function headsOf(plan: Plan): readonly number[] {
  return [...groups(plan)].map(([first]) => first?.head ?? 0);
}

function* chained(streams: readonly Iterable<Entry>[]): Generator<Entry> {
  for (const one of streams) yield* one;
}

function* stream(
  { tables, snapshot }: Source,
  { index, order, points }: Plan,
  ranges: readonly Range[],
): Generator<Entry> {
  const isBackward = order?.isBackward ?? false;
  const isPoint = index.isPrimary && points.length > 0;
  for (const { from, to } of ranges) {
    const bounds = isBackward ? { start: to, end: from, reverse: true, inclusiveEnd: true } : { start: from, end: to };
    const options = { ...bounds, ...at(snapshot) };
    const only = isPoint ? tables.docs.get(from, at(snapshot)) : undefined;
    if (only) yield { entry: from, key: from.subarray(PRIMARY_HEAD), raw: only };
    if (isPoint) continue;
    if (index.isPrimary)
      for (const { key, value } of tables.docs.getRange(options))
        yield { entry: key, key: key.subarray(PRIMARY_HEAD), raw: value };
    else for (const entry of tables.entries.getKeys(options)) yield { entry, key: docKeyIn(entry) };
  }
}

// Takes the least of all heads each time: what follows the fixed part of the key is in the wanted order.
function* merged(streams: readonly Iterable<Entry>[], heads: readonly number[], isBackward: boolean): Generator<Entry> {
  const open = streams.map((one, i) => ({ iterator: one[Symbol.iterator](), head: heads[i] ?? 0 }));
  try {
    const next = open.map(({ iterator, head }) => advance(iterator, head));
    for (;;) {
      const least = leastOf(next, isBackward);
      const chosen = least === undefined ? undefined : next[least];
      if (least === undefined || !chosen) return;
      yield chosen.entry;
      const from = open[least];
      next[least] = from && advance(from.iterator, from.head);
    }
  } finally {
    for (const { iterator } of open) iterator.return?.();
  }
}

type Ahead = { readonly entry: Entry; readonly tail: Buffer } | undefined;

function advance(iterator: Iterator<Entry>, head: number): Ahead {
  const { done, value } = iterator.next();
  return done ? undefined : { entry: value, tail: value.entry.subarray(head) };
}

function leastOf(next: readonly Ahead[], isBackward: boolean): number | undefined {
  let least: number | undefined;
  let best: Buffer | undefined;
  for (const [i, ahead] of next.entries()) {
    if (!ahead) continue;
    const sign = best ? Buffer.compare(ahead.tail, best) : -1;
    if (best && (isBackward ? sign <= 0 : sign >= 0)) continue;
    least = i;
    best = ahead.tail;
  }
  return least;
}
