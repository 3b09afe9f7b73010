import type { Collection, Row } from '../collection/collection.ts';
import type { Removal } from '../decision.ts';
import { fail } from '../errors.ts';
import type { Raw } from '../store/raw.ts';
import { within } from '../store/work.ts';
import type { Desk } from './desk.ts';
import { scopeOf } from './filter.ts';
import { changeLine, note } from './line.ts';

interface Asked<T> {
  readonly id: string;
  /** Null for whatever version it stands at. */
  readonly version: number | null;
  readonly rule: (row: T) => Removal | null;
}

/** Takes a row away for good: its counters go back, one line says so, and nothing of what it held stays. */
export async function removeRow<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  { id, version, rule }: Asked<T>,
): Promise<void> {
  const { work, viewer, store } = desk;
  const { model, row } = store.shelf(source);
  const found = { _id: id, ...scopeOf(viewer) };
  const raw =
    (await work.turn(() => model.findOne(found, null, within(work)).lean<Raw>())) ??
    fail('NOT_FOUND', { field: 'id', id });
  if (version !== null && raw.version !== version) fail('CHANGED_MEANWHILE', { id, version: raw.version });
  const before = row<T>(raw);
  const decision = rule(before);
  if (!decision) return;
  const line = changeLine(desk, source, { before, after: null, decision });
  const gone = { ...found, version: raw.version };
  const { deletedCount } = await work.turn(() => model.deleteOne(gone, within(work)));
  if (deletedCount !== 1) fail('CHANGED_MEANWHILE', { id });
  await note(desk, source, [line]);
}
