import { hearersOf } from '@linli/contract';
import { divisionOf, isCode, pathOf } from '@linli/vocabulary';
import { type Collection, type Declared, declarationOf, type Row } from '../collection/collection.ts';
import type { Decision } from '../decision.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import type { JournalRow, Step } from '../store/journal.ts';
import { placeOf, type Raw } from '../store/raw.ts';
import { within } from '../store/work.ts';
import { sees } from '../viewer.ts';
import type { Desk } from './desk.ts';
import { scopeOf } from './filter.ts';
import { gramsOf } from './grams.ts';
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

export const searched = (options: Declared['options'], row: Row): { search?: readonly string[] } =>
  options.grams ? { search: gramsOf(options.grams(row)) } : {};

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
  const { options } = declarationOf(source);
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
  desk.written.set(after.id, source);
  await desk.work.turn(() => desk.store.books.journal.insertOne(row, within(desk.work)));
}

/** Puts a new row at a place, with its journal row. */
export async function insertRow<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  place: string,
  decision: Decision<T>,
): Promise<T> {
  checkPlace(desk, place);
  const { path, ...where } = placed(place);
  const own = { id: newId(), ...where, version: 1, createdAt: desk.now, createdBy: desk.viewer.id };
  const row = { ...decision.set, ...own } as unknown as T;
  const { id, ...fields } = row as Row;
  const document = { ...fields, _id: id, path, ...searched(declarationOf(source).options, row) } as unknown as Raw;
  const [saved] = await desk.work.turn(() => desk.store.model(source).create([document], within(desk.work)));
  const after = { ...row, ...defaultsOf(saved?.toObject(), row) } as T;
  await note(desk, source, { before: null, after, decision });
  return after;
}

// The schema's default values, so that the caller sees the row as it lies.
function defaultsOf(saved: object | undefined, row: object): object {
  const hidden = new Set(['_id', 'path', 'search', ...Object.keys(row)]);
  return Object.fromEntries(Object.entries(saved ?? {}).filter(([key]) => !hidden.has(key)));
}

/** Writes a decision over a row that is still as it was read, with its journal row. */
export async function changeRow<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  before: T,
  decision: Decision<T>,
): Promise<T> {
  if (decision.moveTo) checkPlace(desk, decision.moveTo);
  const { path, ...where } = placed(decision.moveTo ?? placeOf(before));
  const moved = decision.moveTo ? { ...where, grid: where.grid ?? null, path } : {};
  const { path: _, ...seen } = moved as { path?: unknown };
  const after = { ...before, ...decision.set, ...seen, version: before.version + 1 } as T;
  const set = { ...decision.set, ...moved, ...searched(declarationOf(source).options, after), version: after.version };
  const done = await desk.work.turn(() =>
    desk.store
      .model(source)
      .updateOne(
        { _id: before.id, version: before.version, ...scopeOf(desk.viewer) },
        { $set: set },
        { runValidators: true, ...within(desk.work) },
      ),
  );
  if (done.modifiedCount !== 1) fail('CHANGED_MEANWHILE', { id: before.id });
  await note(desk, source, { before, after, decision });
  return after;
}
