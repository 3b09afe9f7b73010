import type { Collection, Row } from '../collection/collection.ts';
import type { Decision, Rule } from '../decision.ts';
import { fail } from '../errors.ts';
import type { Raw } from '../store/raw.ts';
import { within } from '../store/work.ts';
import type { Desk } from './desk.ts';
import { scopeOf } from './filter.ts';
import { note } from './line.ts';
import { amendOne } from './many.ts';

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
  const { viewer, store, held } = desk;
  const before = held.get(id);
  const isKnown = before?.raw && before.source === source && before.viewer === viewer;
  const raw = (isKnown ? before.raw : await readRaw(desk, source, id)) ?? fail('NOT_FOUND', { field: 'id', id });
  const row = store.shelf(source).row<T>(raw);
  held.set(id, { source, viewer });
  if (version !== null && row.version !== version) fail('CHANGED_MEANWHILE', { id, version: row.version });
  const decision = rule(row);
  return decision ? changeRow(desk, source, { raw, row }, decision) : row;
}

const readRaw = <T extends Row>({ work, viewer, store }: Desk, source: Collection<T>, id: string) =>
  work.turn(() =>
    store
      .shelf(source)
      .model.findOne({ _id: id, ...scopeOf(viewer) }, null, within(work))
      .lean<Raw>(),
  );

async function changeRow<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  standing: { raw: Raw; row: T },
  decision: Decision<T>,
): Promise<T> {
  const { work, viewer, store } = desk;
  const { standing: next, line } = await amendOne(desk, source, { standing: { ...standing, set: {} }, decision });
  const { collection } = store.shelf(source).model;
  const { version } = standing.row;
  const asked = { _id: standing.raw._id, version, ...scopeOf(viewer) } as object;
  const { matchedCount } = await work.turn(() => collection.updateOne(asked, { $set: next.set }, within(work)));
  if (matchedCount !== 1) fail('CHANGED_MEANWHILE', { id: standing.row.id });
  await note(desk, source, [line]);
  return next.row;
}
