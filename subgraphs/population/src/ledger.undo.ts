import type { Batch, Done, Undone } from '@linli/imports';
import { dayOf, type Context, type Decision } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { changeRecords } from './change-record.model.ts';
import { clearAround } from './erasure.ts';
import { settleMany } from './ledger.families.ts';
import { changedBy, knownOf } from './known.rules.ts';
import { derivedOf, originOf } from './resident.derived.ts';
import { residentFields } from './resident.field.ts';
import { merges } from './merge.model.ts';
import { residences } from './residence.model.ts';
import { residents, type Resident } from './resident.model.ts';
import { subjectRequests } from './subject-request.model.ts';
import type { ResidentField } from './words.field.ts';
import { safeFacts } from './safe-facts.ts';

type Open = Pick<Context, 'open'>;

/** What `apply` wrote down for this moment. */
interface Before {
  readonly at: string;
  readonly values?: Readonly<Partial<Record<ResidentField, string | null>>>;
  readonly changes?: readonly string[];
  readonly settles?: boolean;
  readonly joins?: boolean;
}

const beforeOf = ({ before }: Done): Before => (before ?? { at: '' }) as unknown as Before;

const broughtAt = (row: Resident, field: ResidentField, at: string): boolean =>
  originOf(row.origins, field)?.at.toISOString() === at;

/** Clocks and family may have touched the record; what was brought in stands as it was brought. */
function isUntouched(row: Resident, done: Done): boolean {
  const { at, values } = beforeOf(done);
  if (done.kind === 'CREATED') {
    const isOwn = row.origins.length === 1 && row.origins[0]?.at.toISOString() === at;
    return isOwn && row.status === 'PRESENT' && row.pendingChanges === 0 && row.careTags.length === 0 && !row.account;
  }
  const fields = Object.keys(values ?? {}) as ResidentField[];
  return row.status === 'PRESENT' && fields.every((field) => broughtAt(row, field, at));
}

// People asked about at once: a reading gives at most 500 rows.
const LOT = 100;

const lotsOf = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / LOT) }, (_, at) => ids.slice(at * LOT, (at + 1) * LOT));

/** Those somebody built on: another record became part of theirs, or they asked about their data. They stay. */
async function builtOn({ open }: Open, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const lot of lotsOf(ids)) {
    for (const { into } of await open(merges).some({ into: lot, state: 'MERGED' }, { limit: 500 })) found.add(into);
    for (const { residentId } of await open(subjectRequests).some({ residentId: lot }, { limit: 500 }))
      found.add(residentId);
  }
  return found;
}

/** With everything that was said of them since, wherever in the district: of what is sealed nothing may remain, or show. */
async function takeOut({ open }: Open, rows: readonly Resident[], wide: Open): Promise<void> {
  for (const lot of lotsOf(rows.map(({ id }) => id))) await clearAround(wide, lot);
  for (const { id } of rows) {
    for (const each of await open(residences).some({ residentId: id }, { limit: 100 }))
      await open(residences).remove(each.id, null, ({ residentId: resident, houseId: house, relation }) => ({
        event: { type: 'residence.ended', data: { resident, house, relation } },
      }));
    await open(residents).remove(id, null, () => ({ event: { type: 'resident.erased', data: { dissolved: null } } }));
  }
}

/** The values that stood there come back, as far as the person's number allows; their origin is gone with the import. */
function putBack(row: Resident, done: Done, { now }: Pick<Context, 'now'>): Decision<Resident> {
  const { values = {}, settles, joins } = beforeOf(done);
  const entries = Object.entries(values) as [ResidentField, string | null][];
  const known = changedBy(knownOf(row), new Map(entries));
  const set = Object.fromEntries(
    entries.map(([field]) => [residentFields[field].key, known[residentFields[field].key]]),
  );
  const fields = entries.map(([field]) => field);
  const origins = row.origins
    .map((each) => ({ ...each, fields: each.fields.filter((field) => !fields.includes(field)) }))
    .filter((each) => each.fields.length > 0);
  const derived = derivedOf(known, dayOf(now));
  const facts = safeFacts(row, { ...derived, ...(joins ? { livesAlone: false } : {}) });
  return {
    set: {
      ...set,
      ...derived,
      origins,
      ...(settles ? { houseId: null } : {}),
      ...(joins ? { householdId: null, relationToHead: null, livesAlone: false } : {}),
    },
    event: {
      type: 'resident.changed',
      data: { fields: fields.map((field) => residentFields[field].key).join(','), ...facts },
    },
  };
}

/** What waits because of the import waits no more. */
async function withdraw(context: Context, row: Resident, done: Done): Promise<number> {
  const { open } = context;
  const { changes = [] } = beforeOf(done);
  const found = (await open(changeRecords).findMany(changes)).filter((each) => each !== null);
  for (const { id } of found) await open(changeRecords).remove(id, null, () => ({}));
  return found.filter(({ state, residentId }) => state === 'PENDING' && residentId === row.id).length;
}

async function leaveHome({ open, now }: Context, row: Resident, done: Done): Promise<void> {
  if (!beforeOf(done).settles) return;
  const current = await open(residences).some({ residentId: row.id, isCurrent: true, isMain: true }, { limit: 1 });
  for (const { id } of current)
    await open(residences).remove(id, null, ({ residentId: resident, houseId: house, relation }) => ({
      event: { type: 'residence.ended', data: { resident, house, relation } },
      reason: dayOf(now),
    }));
}

/** Takes a batch back, row by row; who was changed since stays. Households that lose their last member end. */
export async function undoResidentRows(
  context: Context,
  done: readonly Done[],
  batch: Batch,
): Promise<readonly Undone[]> {
  const { open } = context;
  const wide = context.asService('erasure', districtOf(batch.place));
  const ids = done.map(({ id }) => id);
  const rows = await open(residents).findMany(ids);
  const stays = await builtOn(wide, ids);
  const good = done.flatMap((each, at) => {
    const row = rows[at];
    return row && !stays.has(row.id) && isUntouched(row, each) ? [{ row, each }] : [];
  });
  await takeOut(
    context,
    good.filter(({ each }) => each.kind === 'CREATED').map(({ row }) => row),
    wide,
  );
  for (const { row, each } of good) {
    if (each.kind === 'CREATED') continue;
    const waits = await withdraw(context, row, each);
    await leaveHome(context, row, each);
    await open(residents).amend(row.id, (now) => {
      const decision = putBack(now, each, context);
      return { ...decision, set: { ...decision.set, pendingChanges: Math.max(0, now.pendingChanges - waits) } };
    });
  }
  await settleMany(context, [...new Set(good.flatMap(({ row }) => (row.householdId ? [row.householdId] : [])))]);
  const gone = new Set(good.map(({ row }) => row.id));
  return done.map(({ id }): Undone => (gone.has(id) ? 'UNDONE' : 'CHANGED_SINCE'));
}
