import type { Batch, Outcome } from '@linli/imports';
import { abreast, dayOf, newId, type Context } from '@linli/kit';
import { changeRecords } from './change-record.model.ts';
import { type Families, familiesOf, foundFamilies, lonely, settleMany } from './ledger.families.ts';
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
  const houseId = met.house?.house ?? null;
  const decision = register(met.row.known, 'IMPORT', { ...looking, joined: { ...joined, houseId } });
  const livesAlone = alone.has(joined.householdId ?? '');
  const event = { ...decision.event, data: { ...decision.event.data, livesAlone } };
  return { id, place: met.place, decision: { set: { ...decision.set, livesAlone }, event } };
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

/** Brings rows of people in: a few questions and a few bulk writes, however many rows. */
export async function applyResidentRows(
  context: Context,
  rows: readonly ResidentRow[],
  batch: Batch,
): Promise<readonly Outcome[]> {
  const { open, now } = context;
  const settings = await settingsAt(context, batch.place);
  const terms = { settings, today: dayOf(now), batch };
  const families = familiesOf();
  const coming = (await meet(context, rows, batch)).map((met) => comingOf(met, verdictOf(met, terms), families));
  const looking = { viewer: { id: batch.by }, now, verifyAfterDays: settings.verifyAfterDays };
  const fresh = coming.filter(({ verdict }) => verdict.kind === 'NEW');
  const known = coming.filter(isKnown);
  const records = recordsOf(known, looking, batch.job);
  const homes = coming.filter(settles).flatMap((each) => homeOf(each, now));
  const alone = lonely(families);
  const proposed = [...records.values()].flat();
  await abreast([
    () => foundFamilies(context, families),
    () => open(residents).insertMany(fresh.map((each) => freshRow(each, alone, looking))),
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
    const mark = { at: now.toISOString() };
    if (verdict.kind === 'NEW') return { kind: 'CREATED', id, version: 1, before: mark };
    return isKnown(each) ? knownOutcome(each, { records, mark }) : { kind: 'UNCHANGED' };
  });
}

const inThousands = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / 1_000) }, (_, at) => rows.slice(at * 1_000, (at + 1) * 1_000));
