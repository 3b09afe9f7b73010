import { hearersOf } from '@linli/contract';
import { divisionOf, isCode, pathOf } from '@linli/vocabulary';
import type { Collection, Row } from '../collection/collection.ts';
import type { Decision, Rule } from '../decision.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import type { JournalRow, Step } from '../store/journal.ts';
import { placeOf, type Raw } from '../store/raw.ts';
import { within } from '../store/work.ts';
import { sees } from '../viewer.ts';
import type { Desk } from './desk.ts';
import { scopeOf } from './filter.ts';
import { stepsOf } from './steps.ts';

/** The fields of a place: what the row says, and the path that scope is equality on. */
export const placed = (place: string): Pick<Raw, 'jurisdiction' | 'path'> & { grid?: string } => ({
  jurisdiction: divisionOf(place),
  ...(place.length > 12 ? { grid: place } : {}),
  path: [...pathOf(place)],
});

function checkPlace(desk: Desk, place: string): void {
  if (!isCode(place)) fail('CODE_INVALID', { field: 'jurisdictionCode' });
  if (!sees(desk.viewer, place)) fail('NOT_FOUND', { field: 'jurisdictionCode' });
}

/** Who has still to take a journal row in. */
export const pendingFor = (steps: readonly Step[], event: string | null): readonly string[] => [
  ...(steps.length > 0 ? ['counters'] : []),
  'platform',
  ...(event ? hearersOf(event) : []),
];

export interface Line {
  readonly action: string;
  readonly entity: string;
  readonly subject: string;
  readonly place: string;
  readonly version: number;
  readonly fields: readonly string[];
  readonly outcome?: JournalRow['outcome'];
  readonly reason?: string | null | undefined;
  readonly event?: JournalRow['event'];
  readonly steps?: readonly Step[];
}

/** A journal row about what this viewer did. */
export function journalRow({ viewer, now, requestId }: Desk, line: Line): JournalRow {
  const { outcome = 'DONE', reason = null, event = null, steps = [] } = line;
  const { id, roles, home, purpose } = viewer;
  const pending = pendingFor(steps, event?.type ?? null);
  return {
    ...line,
    _id: newId(),
    at: now,
    who: { id, roles, home },
    purpose,
    outcome,
    reason,
    event,
    steps,
    requestId,
    pending,
  };
}

async function note<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  change: { before: T | null; after: T; decision: Decision<T> },
) {
  const { before, after, decision } = change;
  const { options } = desk.store.shelf(source);
  const row = journalRow(desk, {
    action: decision.event?.type ?? `${source.name}.changed`,
    entity: options.entity,
    subject: after.id,
    place: placeOf(after),
    version: after.version,
    fields: Object.keys(decision.set),
    reason: decision.reason,
    event: decision.event ? { type: decision.event.type, data: decision.event.data ?? {} } : null,
    steps: options.tallies ? stepsOf<Row>(before, after, options.tallies) : [],
  });
  desk.held.set(after.id, { source, viewer: desk.viewer });
  await desk.work.turn(() => desk.store.books.journal.insertOne(row, within(desk.work)));
}

// What the kit says of a row. A rule that spreads one row into another must not carry its place along.
const kits = new Set([
  'id',
  '_id',
  'jurisdiction',
  'grid',
  'path',
  'version',
  'createdAt',
  'createdBy',
  'search',
  'blind',
  'sealedBy',
]);

function checkSet(source: { readonly name: string }, set: object): void {
  const taken = Object.keys(set).filter((key) => kits.has(key) || key.startsWith('$'));
  if (taken.length > 0) throw new Error(`A decision about ${source.name} sets ${taken.join(', ')}, which is the kit's`);
}

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
  await note(desk, source, { before: null, after, decision });
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
  await note(desk, source, { before, after, decision });
  return after;
}
