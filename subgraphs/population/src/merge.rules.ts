import { dayOf, fail, type Decision } from '@linli/kit';
import { open } from './duplicate.rules.ts';
import { changedBy, knownOf } from './known.rules.ts';
import type { MergeCandidate } from './merge-candidate.model.ts';
import type { BeforeMerge, Merge, MergeFields } from './merge.model.ts';
import { derivedOf, originOf, withOrigin } from './resident.derived.ts';
import { fieldNames, residentFields } from './resident.field.ts';
import type { Origin, ResidentFields } from './resident.fields.ts';
import type { Resident } from './resident.model.ts';
import type { At } from './resident.rules.ts';
import type { ResidentField } from './words.field.ts';

// Domain rules §4.2: a merge can be undone for thirty days.
export const UNDO_DAYS = 30;
const DAY = 86_400_000;

export const undoUntil = ({ mergedAt }: Pick<Merge, 'mergedAt'>): Date =>
  new Date(mergedAt.getTime() + UNDO_DAYS * DAY);

/** Which of a pair goes on, and which ends. */
export function sides(pair: MergeCandidate, [a, b]: readonly [Resident, Resident], survivor: string) {
  open(pair);
  if (survivor !== a.id && survivor !== b.id) fail('DUPLICATE_PAIR', { field: 'survivor' });
  const [into, from] = survivor === a.id ? [a, b] : [b, a];
  if (into.status !== 'PRESENT' || from.status === 'MERGED') fail('RESIDENT_GONE', { id: into.id });
  return { into, from };
}

const value = (row: ResidentFields, field: ResidentField): string | null => row[residentFields[field].key] ?? null;

const isEmpty = (row: ResidentFields, field: ResidentField): boolean =>
  value(row, field) === null || (field === 'SEX' && row.sexCode === '0');

/** What the survivor takes: what was chosen, and what it did not have. A number comes with its kind. */
export function takenFrom(into: Resident, from: Resident, chosen: readonly ResidentField[]): readonly ResidentField[] {
  const blanks = fieldNames.filter((field) => isEmpty(into, field));
  const wanted = fieldNames.filter((field) => chosen.includes(field) || blanks.includes(field));
  const withKind = wanted.includes('ID_NUMBER') ? [...new Set<ResidentField>([...wanted, 'ID_TYPE'])] : wanted;
  return withKind.filter((field) => !isEmpty(from, field) && value(into, field) !== value(from, field));
}

/** The survivor after the merge; what was taken keeps its own origin. */
export function combined(
  into: Resident,
  from: Resident,
  { taken, now }: { taken: readonly ResidentField[]; now: Date },
) {
  const known = changedBy(knownOf(into), new Map(taken.map((field) => [field, value(from, field)] as const)));
  const changed = fieldNames.filter((field) => (known[residentFields[field].key] ?? null) !== value(into, field));
  const brought = changed.flatMap((field): Origin[] => {
    const origin = originOf(from.origins, field);
    return origin ? [{ ...origin, fields: [field] }] : [];
  });
  const origins = brought.reduce<readonly Origin[]>(withOrigin, into.origins);
  const set = Object.fromEntries(changed.map((field) => [residentFields[field].key, known[residentFields[field].key]]));
  return { set: { ...set, ...derivedOf(known, dayOf(now)), origins }, changed };
}

/** What it takes to put the survivor back. */
export const beforeOf = (into: Resident, changed: readonly ResidentField[]): BeforeMerge => ({
  known: Object.fromEntries(changed.map((field) => [residentFields[field].key, value(into, field)])),
  origins: into.origins,
});

interface Ended {
  readonly into: string;
  readonly household: string | null;
  readonly dissolved: string | null;
}

const told = (from: string, { into, household, dissolved }: Ended) => ({ into, from, household, dissolved });

/** The record that ends points at the one that goes on. */
export const ended = (row: Resident, ends: Ended, reason: string): Decision<Resident> => ({
  set: { status: 'MERGED', mergedInto: ends.into, account: null, livesAlone: false },
  event: { type: 'resident.merged', data: told(row.id, ends) },
  reason,
});

/** A login that was taken from the survivor meanwhile does not come back. */
export const revived = (
  row: Resident,
  merge: Merge,
  { survivor, reason }: { readonly survivor: Resident; readonly reason: string },
): Decision<Resident> => ({
  set: {
    status: merge.status as Resident['status'],
    mergedInto: null,
    account: survivor.account ? (merge.account ?? null) : null,
  },
  event: {
    type: 'resident.unmerged',
    data: told(row.id, {
      into: merge.into,
      household: survivor.householdId ?? merge.household ?? null,
      dissolved: merge.dissolved ?? null,
    }),
  },
  reason,
});

/** Nobody undoes a merge that a later one stands on, nor one that is long ago. */
export function undo(row: Merge, survivor: Resident, { viewer, now }: At): Decision<Merge> {
  if (row.state !== 'MERGED') fail('MERGE_UNDONE', { id: row.id });
  if (now > undoUntil(row)) fail('MERGE_UNDO_LATE', { id: row.id });
  if (survivor.status === 'MERGED') fail('MERGE_OVERTAKEN', { id: row.id });
  return { set: { state: 'UNDONE', undoneBy: viewer.id, undoneAt: now } };
}

/** The survivor's fields go back where nobody has changed them since. */
export function restored(
  row: Resident,
  from: Resident,
  merge: Pick<MergeFields, 'account' | 'before' | 'taken' | 'tags'>,
  now: Date,
) {
  const back = merge.taken.filter((field) => value(row, field) === value(from, field));
  const set = Object.fromEntries(
    back.map((field) => [residentFields[field].key, merge.before.known[residentFields[field].key] ?? null]),
  );
  const known = { ...knownOf(row), ...set };
  const origins = back.reduce<readonly Origin[]>((all, field) => {
    const before = originOf(merge.before.origins, field);
    const rest = all.map((each) => ({ ...each, fields: each.fields.filter((name) => name !== field) }));
    return [...rest.filter(({ fields }) => fields.length > 0), ...(before ? [{ ...before, fields: [field] }] : [])];
  }, row.origins);
  const careTags = row.careTags.filter((tag) => !merge.tags.includes(tag));
  const account = merge.account && row.account === merge.account ? { account: null } : {};
  return { ...set, ...derivedOf(known, dayOf(now)), origins, careTags, ...account };
}
