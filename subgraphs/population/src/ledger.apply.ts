import type { Batch, Outcome } from '@linli/imports';
import { abreast, dayOf, newId, type Context } from '@linli/kit';
import { changeRecords } from './change-record.model.ts';
import { households } from './household.model.ts';
import { type Families, familiesOf, foundedIn, lonely, settleMany } from './ledger.families.ts';
import { meet, type Met } from './ledger.ground.ts';
import type { ResidentRow } from './ledger.rules.ts';
import { type Known, knownDecision, knownOutcome, recordsOf } from './ledger.known.ts';
import { type Verdict, verdictOf } from './ledger.verdict.ts';
import { residences } from './residence.model.ts';
import { begin } from './residence.rules.ts';
import { residents } from './resident.model.ts';
import { register, type Looking } from './resident.rules.ts';
import { settingsAt } from './settings.reading.ts';

/** A row on its way in, with the id its person has or will have. */
interface Coming {
  readonly met: Met;
  readonly verdict: Verdict;
  readonly id: string;
  readonly joined: { readonly householdId: string | null; readonly relationToHead: Met['row']['relationToHead'] };
}

const nowhere = { householdId: null, relationToHead: null };

function comingOf(met: Met, verdict: Verdict, families: Families): Coming {
  const id = met.resident?.id ?? newId();
  const joins = verdict.kind === 'NEW' || (verdict.kind === 'KNOWN' && verdict.joins);
  return { met, verdict, id, joined: (joins ? families.join(met, id) : null) ?? nowhere };
}

const freshRow = ({ met, id, joined }: Coming, alone: ReadonlySet<string>, looking: Looking) => {
  const home = { houseId: met.house?.house ?? null, ...joined };
  const livesAlone = alone.has(joined.householdId ?? '');
  return {
    id,
    place: met.place,
    decision: register(met.row.known, 'IMPORT', { joined: home, livesAlone, ...looking }),
  };
};

function homeOf({ met, id }: Coming, now: Date) {
  const { house, row, place } = met;
  if (!house) return [];
  const from = row.known.arrivalDate ?? dayOf(now);
  const decision = begin({ resident: { id }, house, relation: row.relation, from, isMain: true }, now);
  return [{ place, decision }];
}

const settles = ({ verdict }: Coming): boolean =>
  verdict.kind === 'NEW' || (verdict.kind === 'KNOWN' && verdict.settles);

const isKnown = (coming: Coming): coming is Known =>
  coming.verdict.kind === 'KNOWN' &&
  (coming.verdict.judged.length > 0 || coming.verdict.settles || coming.verdict.joins);

/** What the graph knows of a batch, and by which terms it is judged. */
export async function groundOf(context: Context, rows: readonly ResidentRow[], batch: Batch) {
  const settings = await settingsAt(context, batch.place);
  return { settings, batch, met: await meet(context, rows, batch) };
}

export type Ground = Awaited<ReturnType<typeof groundOf>>;

// Rows that are decided about before others have a turn.
const AT_ONCE = 10;

/** What is made of each, with pauses. */
function* eachOf<T, U>(rows: readonly T[], make: (row: T) => U): Generator<void, readonly U[]> {
  const made: U[] = [];
  for (const row of rows) {
    made.push(make(row));
    if (made.length % AT_ONCE === 0) yield;
  }
  return made;
}

/** All that a batch puts and changes: made of what was read, without another question. It may be left and gone on with. */
export function* deciding({ now }: Pick<Context, 'now'>, { settings, batch, met }: Ground) {
  const terms = { settings, today: dayOf(now), batch };
  const families = familiesOf();
  const coming = yield* eachOf(met, (each) => comingOf(each, verdictOf(each, terms), families));
  const looking = { viewer: { id: batch.by }, now, verifyAfterDays: settings.verifyAfterDays };
  const known = coming.filter(isKnown);
  const alone = lonely(families);
  const fresh = coming.filter(({ verdict }) => verdict.kind === 'NEW');
  const homes = yield* eachOf(coming.filter(settles), (each) => homeOf(each, now));
  return {
    coming,
    looking,
    families,
    known,
    records: recordsOf(known, looking, batch.job),
    founded: foundedIn(families),
    fresh: yield* eachOf(fresh, (each) => freshRow(each, alone, looking)),
    homes: homes.flat(),
  };
}

type Deciding = ReturnType<typeof deciding>;

function atOnce(work: Deciding): Decided {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

export type Decided = Deciding extends Generator<void, infer D> ? D : never;

/** Puts and changes it: a few bulk writes, however many rows. */
export async function carry(context: Context, plan: Decided): Promise<readonly Outcome[]> {
  const { open } = context;
  const { coming, looking, families, known, records, founded, fresh, homes } = plan;
  const proposed = [...records.values()].flat();
  await abreast([
    () => open(households).insertMany(founded),
    () => open(residents).insertMany(fresh),
    ...inThousands(homes).map((some) => () => open(residences).insertMany(some)),
    ...inThousands(proposed).map(
      (some) => () => open(changeRecords).insertMany(some.map(({ id, place, decision }) => ({ id, place, decision }))),
    ),
    () =>
      open(residents).amendMany(
        known.map((each) => ({ id: each.id, rule: (row) => knownDecision(row, each, { records, looking }) })),
      ),
  ]);
  await settleMany(
    context,
    [...families.all.values()].filter(({ isNew }) => !isNew).map(({ id }) => id),
  );
  return coming.map((each): Outcome => {
    const { verdict, id } = each;
    if (verdict.kind === 'FAULTY') return verdict;
    const mark = { at: looking.now.toISOString() };
    if (verdict.kind === 'NEW') return { kind: 'CREATED', id, version: 1, before: mark };
    return isKnown(each) ? knownOutcome(each, { records, mark }) : { kind: 'UNCHANGED' };
  });
}

/** Brings rows of people in: a few questions and a few bulk writes, however many rows. */
export const applyResidentRows = async (
  context: Context,
  rows: readonly ResidentRow[],
  batch: Batch,
): Promise<readonly Outcome[]> => carry(context, atOnce(deciding(context, await groundOf(context, rows, batch))));

const inThousands = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / 1_000) }, (_, at) => rows.slice(at * 1_000, (at + 1) * 1_000));
