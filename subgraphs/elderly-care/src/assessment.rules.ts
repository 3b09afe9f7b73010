import { because, dayOf, fail, type Decision, type Viewer } from '@linli/kit';
import { isDay } from '@linli/vocabulary';
import type { AbilityAssessment, AbilityAssessmentFields } from './ability-assessment.model.ts';
import { checkedScores, reckon } from './ability.rules.ts';
import { abilityItems, SCALE_VERSION } from './ability.scale.ts';
import type { CareSettingsFields } from './care-settings.model.ts';
import type { OfElder } from './of-elder.ts';
import type { AbilityInput, AssessmentInput } from './schema.types.ts';
import { after, type Way } from './transition.ts';
import type { AssessmentOutcome, AssessmentState } from './words.ts';

export interface Acting {
  readonly viewer: Pick<Viewer, 'id'>;
  readonly now: Date;
}

type Action = 'RECORD' | 'SUBMIT' | 'RETURN' | 'PUBLISH' | 'APPEAL' | 'DECIDE' | 'SETTLE';

/** 评估流程: what may follow what. */
export const way: Way<Action, AssessmentState> = {
  code: 'ASSESSMENT_STATE',
  table: {
    RECORD: { from: ['DRAFT'], to: 'DRAFT' },
    SUBMIT: { from: ['DRAFT'], to: 'SUBMITTED' },
    RETURN: { from: ['SUBMITTED'], to: 'DRAFT' },
    PUBLISH: { from: ['SUBMITTED'], to: 'PUBLISHED' },
    APPEAL: { from: ['PUBLISHED'], to: 'APPEALED' },
    DECIDE: { from: ['APPEALED'], to: 'FINAL' },
    SETTLE: { from: ['PUBLISHED'], to: 'FINAL' },
  },
};

const ASSESSORS = 2;

/** Two assessors, whoever begins it one of them; one assessment of a person is under way at a time. */
export function start(
  { assessors, reason }: AssessmentInput,
  of: OfElder,
  { viewer, isUnderWay }: Pick<Acting, 'viewer'> & { readonly isUnderWay: boolean },
): Decision<AbilityAssessment> {
  if (isUnderWay) fail('ASSESSMENT_OPEN', { id: of.elder });
  const both = new Set(assessors);
  if (both.size !== ASSESSORS || assessors.length !== ASSESSORS || !both.has(viewer.id))
    fail('ASSESSORS_TWO', { field: 'assessors' });
  const set: AbilityAssessmentFields = {
    ...of,
    reason,
    state: 'DRAFT',
    assessors,
    signedBy: [],
    answered: 0,
    answers: {},
    findings: { coma: false, diagnoses: [], riskEvents: [] },
    isCurrent: false,
  };
  return { set, event: { type: 'assessment.started', data: { elder: of.elder, reason } } };
}

function checkAssessor({ id, assessors }: AbilityAssessment, { viewer }: Acting): void {
  if (!assessors.includes(viewer.id)) fail('ASSESSMENT_NOT_ASSESSOR', { id });
}

/** What was seen; who signed before signs again. A total the client reckoned is not read. */
export function record(row: AbilityAssessment, input: AbilityInput, acting: Acting): Decision<AbilityAssessment> {
  after(way, row, 'RECORD');
  checkAssessor(row, acting);
  const answers = { ...row.answers, ...checkedScores(input.answers) };
  const riskEvents = input.riskEvents ?? [];
  const today = dayOf(acting.now);
  if (!riskEvents.every(({ on }) => isDay(on) && on <= today)) fail('VALUE_INVALID', { field: 'riskEvents' });
  return {
    set: {
      answers,
      answered: Object.keys(answers).length,
      findings: { coma: input.coma ?? false, diagnoses: input.diagnoses ?? [], riskEvents },
      signedBy: [],
    },
    event: { type: 'assessment.recorded' },
  };
}

/** A signature; the second one submits, and the server reckons. */
export function sign(
  row: AbilityAssessment,
  acting: Acting,
  settings: CareSettingsFields & { readonly version: number },
): Decision<AbilityAssessment> {
  const state = after(way, row, 'SUBMIT');
  checkAssessor(row, acting);
  if (row.answered < abilityItems.length) fail('ASSESSMENT_INCOMPLETE', { answered: row.answered });
  if (row.signedBy.includes(acting.viewer.id)) fail('ASSESSMENT_SIGNED', { id: row.id });
  const signedBy = [...row.signedBy, acting.viewer.id];
  if (signedBy.length < ASSESSORS) return { set: { signedBy }, event: { type: 'assessment.signed' } };
  const reckoned = reckon(row.answers, row.findings, { rule: settings, today: dayOf(acting.now) });
  return {
    set: { state, signedBy, ...reckoned, ruleVersion: `${SCALE_VERSION}@${settings.version}`, submittedAt: acting.now },
    event: { type: 'assessment.submitted' },
  };
}

/** Back to the assessors. */
export function sendBack(row: AbilityAssessment, reason: string, { viewer }: Acting): Decision<AbilityAssessment> {
  const state = after(way, row, 'RETURN');
  if (row.assessors.includes(viewer.id)) fail('ASSESSMENT_SAME_PERSON', { id: row.id });
  const nothing = { scores: null, total: null, adjustments: null, level: null, ruleVersion: null, submittedAt: null };
  return {
    set: { state, signedBy: [], ...nothing },
    event: { type: 'assessment.returned' },
    reason: because(reason),
  };
}

const DAY = 86_400_000;

/** Twelve months on; who is assessed on 29 February has until 1 March. */
export function yearAfter(at: Date): Date {
  const next = new Date(at);
  next.setUTCFullYear(at.getUTCFullYear() + 1);
  return next;
}

/** It holds from now on, for twelve months. */
export function publish(
  row: AbilityAssessment,
  { viewer, now }: Acting,
  { appealDays }: Pick<CareSettingsFields, 'appealDays'>,
): Decision<AbilityAssessment> {
  const state = after(way, row, 'PUBLISH');
  if (row.assessors.includes(viewer.id)) fail('ASSESSMENT_SAME_PERSON', { id: row.id });
  const appealUntil = new Date(now.getTime() + appealDays * DAY);
  return {
    set: {
      state,
      publishedBy: viewer.id,
      publishedAt: now,
      expiresAt: yearAfter(now),
      isCurrent: true,
      appealUntil,
      checkAt: appealUntil,
    },
    event: { type: 'assessment.published', data: { elder: row.elder, level: row.level ?? null } },
  };
}

/** The elder does not agree, in time. */
export function appeal(row: AbilityAssessment, reason: string, { now }: Acting): Decision<AbilityAssessment> {
  const state = after(way, row, 'APPEAL');
  if (row.appealUntil && row.appealUntil < now) fail('ASSESSMENT_APPEAL_LATE', { id: row.id });
  return {
    set: { state, checkAt: row.expiresAt ?? null },
    event: { type: 'assessment.appealed' },
    reason: because(reason),
  };
}

const final = (elder: string, outcome: AssessmentOutcome) => ({
  type: 'assessment.final' as const,
  data: { elder, outcome },
});

/** Somebody apart from all before says whether the level stands. */
export function decide(
  row: AbilityAssessment,
  { keep, reason }: { readonly keep: boolean; readonly reason: string },
  { viewer }: Acting,
): Decision<AbilityAssessment> {
  const state = after(way, row, 'DECIDE');
  if ([...row.assessors, row.publishedBy].includes(viewer.id)) fail('ASSESSMENT_SAME_PERSON', { id: row.id });
  const outcome: AssessmentOutcome = keep ? 'KEPT' : 'OVERTURNED';
  return {
    set: { state, outcome, ...(keep ? {} : { isCurrent: false, checkAt: null }) },
    event: final(row.elder, outcome),
    reason: because(reason),
  };
}

/** What time does: nobody appealed, or the twelve months are over. */
export function turn(row: AbilityAssessment, now: Date): Decision<AbilityAssessment> | null {
  if (!row.checkAt || row.checkAt > now) return null;
  if (row.expiresAt && row.expiresAt <= now)
    return {
      set: { isCurrent: false, checkAt: null },
      event: { type: 'assessment.expired', data: { elder: row.elder } },
    };
  if (row.state !== 'PUBLISHED') return { set: { checkAt: row.expiresAt ?? null } };
  return {
    set: { state: after(way, row, 'SETTLE'), outcome: 'UNCONTESTED', checkAt: row.expiresAt ?? null },
    event: final(row.elder, 'UNCONTESTED'),
  };
}

/** Another assessment holds from now on. */
export const superseded = ({ isCurrent }: AbilityAssessment): Decision<AbilityAssessment> | null =>
  isCurrent ? { set: { isCurrent: false } } : null;
