import type { Collection, Row } from '../collection/collection.ts';
import type { Decision, Rule } from '../decision.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Raw } from '../store/raw.ts';
import { within } from '../store/work.ts';
import type { Desk } from './desk.ts';
import { scopeOf } from './filter.ts';
import { changeLine, note } from './line.ts';
import { checkPlace, checkSet, placed } from './placing.ts';

/** Puts a new row at a place, with its journal row. */
export async function insertRow<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  place: string,
  decision: Decision<T>,
): Promise<T> {
  checkPlace(desk, place);
  checkSet(source, decision.set);
  const { path, ...where } = placed(place);
  const own = { id: newId(), ...where, version: 1, createdAt: desk.now, createdBy: desk.viewer.id };
  const row = { ...decision.set, ...own } as unknown as T;
  const shelf = desk.store.shelf(source);
  const document = await shelf.document(row, path);
  const [saved] = await desk.work.turn(() => shelf.model.create([document], within(desk.work)));
  // As it lies, with the schema's default values: the counters count that and nothing else.
  const after = shelf.row<T>((saved?.toObject() ?? document) as Raw);
  await note(desk, source, [changeLine(desk, source, { before: null, after, decision })]);
  return after;
}

interface Asked<T> {
  readonly id: string;
  /** Null for whatever version it stands at. */
  readonly version: number | null;
  readonly rule: Rule<T>;
}

/** Loads a row inside the viewer's place, asks the rule, and writes the decision with its journal row. */
export async function changeBy<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  { id, version, rule }: Asked<T>,
): Promise<T> {
  const { work, viewer, store, held } = desk;
  const found = { _id: id, ...scopeOf(viewer) };
  const { model, row: rowOf } = store.shelf(source);
  const raw =
    (await work.turn(() => model.findOne(found, null, within(work)).lean<Raw>())) ??
    fail('NOT_FOUND', { field: 'id', id });
  const row = rowOf<T>(raw);
  held.set(id, { source, viewer });
  if (version !== null && row.version !== version) fail('CHANGED_MEANWHILE', { id, version: row.version });
  const decision = rule(row);
  return decision ? changeRow(desk, source, { raw, before: row }, decision) : row;
}

async function changeRow<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  { raw: lying, before }: { raw: Raw; before: T },
  decision: Decision<T>,
): Promise<T> {
  const { moveTo, set: asked } = decision;
  checkSet(source, asked);
  if (moveTo) checkPlace(desk, moveTo);
  const moved = moveTo ? { grid: null, ...placed(moveTo) } : {};
  const version = before.version + 1;
  const next = { ...before, ...asked, version } as T;
  const { model, row, set: lies } = desk.store.shelf(source);
  const set = { ...(await lies({ raw: lying, next, asked })), ...moved, version };
  const raw = await desk.work.turn(() =>
    model
      .findOneAndUpdate(
        { _id: before.id, version: before.version, ...scopeOf(desk.viewer) },
        { $set: set },
        { returnDocument: 'after', runValidators: true, ...within(desk.work) },
      )
      .lean<Raw>(),
  );
  const after = raw ? row<T>(raw) : fail('CHANGED_MEANWHILE', { id: before.id });
  await note(desk, source, [changeLine(desk, source, { before, after, decision })]);
  return after;
}
