import { setImmediate as turn } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import type { Collection, Row } from '../collection/collection.ts';
import type { Amending, Decision, Fresh } from '../decision.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import type { JournalRow } from '../store/journal.ts';
import { insertMany } from '../store/insert-many.ts';
import type { Raw } from '../store/raw.ts';
import type { Shelf } from '../store/shelf.ts';
import { within } from '../store/work.ts';
import { abreast } from './abreast.ts';
import type { Desk } from './desk.ts';
import { scopeOf } from './filter.ts';
import { changeLine, note } from './line.ts';
import { checkPlace, checkSet, placed } from './placing.ts';

const MOST = 1_000;
// The database is busy with one lot while the next is made; what is larger falls out of a core's cache on its way.
const LOT = 250;

const checkMost = (length: number): void => {
  if (length > MOST) throw new Error(`At most ${MOST} rows are written in one go`);
};

/** Puts many new rows, each with its own journal row: two commands for all of them. */
export async function insertRows<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  fresh: readonly Fresh<T>[],
): Promise<readonly T[]> {
  checkMost(fresh.length);
  if (fresh.length === 0) return [];
  const changes: Made<T>[] = [];
  const lines = () =>
    note(
      desk,
      source,
      changes.map((change) => changeLine(desk, source, change)),
    );
  const lots = Array.from({ length: Math.ceil(fresh.length / LOT) }, (_, at) => fresh.slice(at * LOT, (at + 1) * LOT));
  const writes = lots.map((lot) => async () => {
    const made: Made<T>[] = [];
    for (const one of lot) made.push(takeReady(desk, source, one) ?? (await makeOne(desk, source, one)));
    changes.push(...made);
    await insertMany(
      desk,
      source.name,
      made.map(({ raw }) => raw),
    );
  });
  await abreast([...writes, lines]);
  return changes.map(({ after }) => after);
}

/** Puts a new row at a place, with its journal row. */
export async function insertRow<T extends Row>(desk: Desk, source: Collection<T>, fresh: Fresh<T>): Promise<T> {
  const made = await makeOne(desk, source, fresh);
  await insertMany(desk, source.name, [made.raw]);
  await note(desk, source, [changeLine(desk, source, made)]);
  return made.after;
}

/** A new row that is on its way in. */
interface Made<T> {
  readonly raw: Raw;
  readonly before: null;
  readonly after: T;
  readonly decision: Decision<T>;
}

async function makeOne<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  { place, decision, id = newId() }: Fresh<T>,
): Promise<Made<T>> {
  checkPlace(desk, place);
  checkSet(source, decision.set);
  const { path, ...where } = placed(place);
  const own = { version: 1, createdAt: desk.now, createdBy: desk.viewer.id, ...where };
  const { raw, row } = await desk.store.shelf(source).made<T>({ id, set: decision.set ?? {}, own, path });
  return { raw, before: null, after: row, decision };
}

// Rows that were made before their transaction began, for as long as somebody holds what they were made of.
const ready = new WeakMap<object, { readonly source: unknown; readonly by: string; readonly made: unknown }>();
// Others have a turn in between, less than a millisecond later: a transaction asks its database some thirty times.
const AT_ONCE = 5;

/** Makes rows that `insertRows` will put, until the signal: the same as it would make itself, only earlier. */
export async function prepareRows<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  { fresh, signal }: { readonly fresh: readonly Fresh<T>[]; readonly signal: AbortSignal | undefined },
): Promise<void> {
  for (const [at, one] of fresh.entries()) {
    if (signal?.aborted) return;
    ready.set(one, { source, by: desk.viewer.id, made: await makeOne(desk, source, one) });
    if (at % AT_ONCE === AT_ONCE - 1) await turn();
  }
}

/** What was made of it for this collection and by this viewer; whether they may put it there is asked again. */
function takeReady<T extends Row>(desk: Desk, source: Collection<T>, one: Fresh<T>): Made<T> | null {
  const known = ready.get(one);
  if (!known || known.source !== source || known.by !== desk.viewer.id) return null;
  checkPlace(desk, one.place);
  return known.made as Made<T>;
}

/** A row that is being changed, perhaps more than once, before any of it is written. */
interface Standing<T> {
  readonly raw: Raw;
  readonly row: T;
  readonly set: Readonly<Record<string, unknown>>;
}

interface Amended<T> {
  readonly standing: Standing<T>;
  readonly line: JournalRow;
}

/** A decision about a row, as it will lie and as the journal tells it; nothing is written yet. */
export async function amendOne<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  { standing, decision }: { standing: Standing<T>; decision: Decision<T> },
): Promise<Amended<T>> {
  const { set: settle, row } = desk.store.shelf(source) as Shelf;
  const { moveTo, set: asked } = decision;
  checkSet(source, asked);
  if (moveTo) checkPlace(desk, moveTo);
  const before = standing.row;
  const version = before.version + 1;
  const next = { ...before, ...asked, version };
  const lies = await settle({ raw: standing.raw, next, asked: asked as Readonly<Record<string, unknown>> });
  const set = { ...lies, ...(moveTo ? { grid: null, ...placed(moveTo) } : {}), version };
  const raw = { ...standing.raw, ...set } as Raw;
  const after = row<T>(raw);
  const line = changeLine(desk, source, { before, after, decision });
  return { standing: { raw, row: after, set: { ...standing.set, ...set } }, line };
}

/**
 * Changes many rows at whatever version they stand: one read, one write, and one for their journal rows. What is
 * unknown or lies elsewhere comes back as null. A row that is named twice is changed twice, one after the other.
 */
export async function amendRows<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  changes: readonly Amending<T>[],
): Promise<readonly (T | null)[]> {
  checkMost(changes.length);
  if (changes.length === 0) return [];
  const { model, row } = desk.store.shelf(source);
  const { work, viewer } = desk;
  const asked = { _id: { $in: [...new Set(changes.map(({ id }) => id))] }, ...scopeOf(viewer) };
  const raws = await work.turn(() => model.find(asked, null, within(work)).lean<Raw[]>());
  const found = new Map(raws.map((raw) => [raw._id, { raw, row: row<T>(raw), set: {} } as Standing<T>]));
  const lines: JournalRow[] = [];
  const results: (T | null)[] = [];
  for (const { id, rule } of changes) {
    const standing = found.get(id);
    const decision = standing ? rule(standing.row) : null;
    if (standing && decision) {
      const amended = await amendOne(desk, source, { standing, decision });
      found.set(id, amended.standing);
      lines.push(amended.line);
    }
    results.push(found.get(id)?.row ?? null);
  }
  const versions = new Map(raws.map(({ _id, version }) => [_id, version]));
  const writes = [...found].flatMap(([id, { set }]) =>
    Object.keys(set).length > 0
      ? [{ updateOne: { filter: { _id: id, version: versions.get(id) }, update: { $set: set } } }]
      : [],
  );
  if (writes.length === 0) return results;
  const write = async (): Promise<void> => {
    const options = { ordered: false, ...within(work) };
    const { matchedCount } = await work.turn(() =>
      model.collection.bulkWrite(writes as unknown as mongo.AnyBulkWriteOperation[], options),
    );
    if (matchedCount !== writes.length) fail('CHANGED_MEANWHILE', { changed: writes.length - matchedCount });
  };
  await abreast([write, () => note(desk, source, lines)]);
  return results;
}
