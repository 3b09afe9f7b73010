import { type Context, type Decision, placeOf } from '@linli/kit';
import { assessments, type AbilityAssessment } from './ability-assessment.model.ts';
import { publish, sign, start, superseded, turn } from './assessment.rules.ts';
import { settingsAt } from './care-settings.reading.ts';
import { forElder, relevel } from './elder.carry.ts';
import type { AssessmentInput } from './schema.types.ts';

export interface Asked {
  readonly id: string;
  /** Null for whatever version it stands at. */
  readonly version: number | null;
}

const AT_ONCE = 200;

export async function startAssessment(context: Context, input: AssessmentInput): Promise<AbilityAssessment> {
  const { of, place } = await forElder(context, input.elder);
  const underWay = await context
    .open(assessments)
    .findBy({ elder: of.elder, state: ['DRAFT', 'SUBMITTED', 'APPEALED'] });
  const { viewer } = context;
  return context.open(assessments).insert(place, start(input, of, { viewer, isUnderWay: underWay !== null }));
}

type Rule = (row: AbilityAssessment) => Decision<AbilityAssessment> | null;

/** One step, and what it means for the level that holds. */
export async function act(context: Context, { id, version }: Asked, rule: Rule): Promise<AbilityAssessment> {
  const opened = context.open(assessments);
  let was = false;
  const decide: Rule = (row) => {
    was = row.isCurrent;
    return rule(row);
  };
  const after = await (version === null ? opened.amend(id, decide) : opened.change(id, version, decide));
  if (was !== after.isCurrent) await relevel(context, after.elder);
  return after;
}

export async function signAssessment(context: Context, { id, version }: { id: string; version: number }) {
  const row = await context.open(assessments).load(id);
  const settings = await settingsAt(context, placeOf(row));
  return act(context, { id, version }, (now) => sign(now, context, settings));
}

/** The ones before it hold no more. */
export async function publishAssessment(context: Context, { id, version }: { id: string; version: number }) {
  const { open } = context;
  const row = await open(assessments).load(id);
  const settings = await settingsAt(context, placeOf(row));
  const before = await open(assessments).some({ elder: row.elder, isCurrent: true }, { limit: 50 });
  const published = await act(context, { id, version }, (now) => publish(now, context, settings));
  for (const each of before) await open(assessments).amend(each.id, superseded);
  await relevel(context, row.elder);
  return published;
}

/** Assessments whose time has come, one transaction each. */
export async function turnAssessments(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(assessments).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, each) => act(each, { id, version: null }, (row) => turn(row, now)),
  );
}
