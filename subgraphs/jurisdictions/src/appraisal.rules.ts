import { because, fail, type Decision, type Viewer } from '@linli/kit';
import { stepUp, type IsTwoTier } from '@linli/vocabulary';
import type { Appraisal } from './appraisal.model.ts';
import { isOwn } from './assignment.rules.ts';
import type { AppraisalInput } from './schema.types.ts';
import type { Worker } from './worker.model.ts';

// Ten days, as for the reopening of a case [proposal of the domain paper].
const APPEAL_DAYS = 10;
const DAY = 86_400_000;

export interface At {
  readonly viewer: Viewer;
  readonly now: Date;
}

/** How often things were done, out of how many. */
export interface Counts {
  readonly visits: { readonly planned: number; readonly done: number; readonly late: number };
  readonly tasks: { readonly given: number; readonly done: number; readonly late: number };
}

export const indicatorsOf = ({ visits, tasks }: Counts): Appraisal['indicators'] =>
  [
    { code: 'COVERAGE', reached: visits.done, of: visits.planned },
    { code: 'VISITS_ON_TIME', reached: visits.done - visits.late, of: visits.planned },
    { code: 'TASKS_DONE', reached: tasks.done, of: tasks.given },
    { code: 'TASKS_ON_TIME', reached: tasks.done - tasks.late, of: tasks.given },
  ] as unknown as Appraisal['indicators'];

const scored = (score: number): number =>
  Number.isInteger(score) && score >= 0 && score <= 100 ? score : fail('VALUE_INVALID', { field: 'score' });

function inState(appraisal: Appraisal, ...states: Appraisal['state'][]): void {
  if (!states.includes(appraisal.state)) fail('APPRAISAL_STATE', { id: appraisal.id, state: appraisal.state });
}

const notOneself = (who: { userId?: string | null }, viewer: Viewer): void => {
  if (isOwn(who, viewer)) fail('APPRAISAL_SAME_PERSON');
};

/** Indicators are counted, the score is given, and never by the worker. */
export function draft(
  worker: Worker,
  input: Omit<AppraisalInput, 'worker'>,
  { viewer, counts }: { viewer: Viewer; counts: Counts },
): Decision<Appraisal> {
  notOneself(worker, viewer);
  const { from, until } = input.period;
  if (from >= until) fail('VALUE_INVALID', { field: 'period' });
  return {
    set: {
      state: 'DRAFT',
      worker: worker.id,
      workerName: worker.name,
      userId: worker.userId ?? null,
      from,
      until,
      indicators: indicatorsOf(counts),
      score: scored(input.score),
      comment: input.comment ?? null,
      madeBy: viewer.id,
    },
  };
}

export function rescore(
  appraisal: Appraisal,
  input: { score: number; comment?: string | null | undefined },
  viewer: Viewer,
): Decision<Appraisal> {
  inState(appraisal, 'DRAFT');
  notOneself(appraisal, viewer);
  return { set: { score: scored(input.score), ...(input.comment ? { comment: input.comment } : {}) } };
}

/** Who decides an appeal: one tier above the community's, which in a two-tier place is the district. */
export const deciderOf = (place: string, isTwoTier: IsTwoTier): string | null =>
  stepUp(place, 'COMMUNITY', isTwoTier)?.node ?? null;

export function publish(appraisal: Appraisal, { viewer, now }: At, isTwoTier: IsTwoTier): Decision<Appraisal> {
  inState(appraisal, 'DRAFT');
  notOneself(appraisal, viewer);
  return {
    set: {
      state: 'PUBLISHED',
      publishedAt: now,
      appealUntil: new Date(now.getTime() + APPEAL_DAYS * DAY),
      decider: deciderOf(appraisal.grid ?? appraisal.jurisdiction, isTwoTier),
    },
    event: { type: 'appraisal.published', data: { worker: appraisal.worker } },
  };
}

/** Once, in time, and only the worker. */
export function appeal(appraisal: Appraisal, reason: string, { viewer, now }: At): Decision<Appraisal> {
  if (!isOwn(appraisal, viewer)) fail('NOT_OWN', { id: appraisal.id });
  inState(appraisal, 'PUBLISHED');
  if (appraisal.appealUntil && now > appraisal.appealUntil) fail('APPEAL_LATE', { id: appraisal.id });
  return {
    set: { state: 'APPEALED', appealReason: because(reason) },
    event: { type: 'appraisal.appealed', data: { worker: appraisal.worker } },
  };
}

interface Verdict {
  readonly upheld: boolean;
  readonly score?: number | null | undefined;
  readonly reason: string;
}

/** Not by who made it, not by whom it is about, and only where the appeal goes. */
export function decide(appraisal: Appraisal, { upheld, score, reason }: Verdict, viewer: Viewer): Decision<Appraisal> {
  inState(appraisal, 'APPEALED');
  notOneself(appraisal, viewer);
  if (appraisal.madeBy === viewer.id) fail('APPRAISAL_SAME_PERSON', { id: appraisal.id });
  if (appraisal.decider !== viewer.home) fail('APPEAL_PLACE', { id: appraisal.id });
  const stands = upheld ? scored(score ?? fail('VALUE_MISSING', { field: 'score' })) : appraisal.score;
  return {
    set: { state: 'FINAL', upheld, score: stands, decisionReason: because(reason) },
    event: { type: 'appraisal.final', data: { worker: appraisal.worker, upheld } },
    reason,
  };
}

export function settle(appraisal: Appraisal, now: Date): Decision<Appraisal> {
  inState(appraisal, 'PUBLISHED');
  if (appraisal.appealUntil && now <= appraisal.appealUntil) fail('APPEAL_OPEN', { id: appraisal.id });
  return { set: { state: 'FINAL' }, event: { type: 'appraisal.final', data: { worker: appraisal.worker } } };
}

const judges = ({ permissions }: Viewer): boolean =>
  permissions.has('appraisal.make') || permissions.has('appraisal.decide');

/** Judges see all of their area, everybody else the own ones once published. */
export const mayRead = (appraisal: Appraisal, viewer: Viewer): boolean =>
  judges(viewer) || (isOwn(appraisal, viewer) && appraisal.state !== 'DRAFT');

const open = ['PUBLISHED', 'APPEALED', 'FINAL'] as const;

/** The same as a filter of a list. */
export function readable(
  viewer: Viewer,
  asked: { state?: Appraisal['state'] | null | undefined; mine?: boolean | null | undefined },
): {
  state?: Appraisal['state'] | readonly Appraisal['state'][] | undefined;
  userId?: string | undefined;
} {
  if (judges(viewer)) return { state: asked.state ?? undefined, userId: asked.mine ? viewer.id : undefined };
  const states = open.filter((state) => !asked.state || state === asked.state);
  return { state: states, userId: viewer.id };
}

/** A share, or null where there was nothing to reach. */
export const rateOf = (reached: number, of: number): number | null => (of === 0 ? null : reached / of);
