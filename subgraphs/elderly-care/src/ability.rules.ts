import { fail } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { AbilityFindings } from './ability-assessment.model.ts';
import { abilityItems, dimensions, levelBounds } from './ability.scale.ts';
import type { CareSettingsFields } from './care-settings.model.ts';
import type { AbilityAdjustment } from './words.ts';

const WORST = 4;
const byCode = new Map(abilityItems.map((item) => [item.code, item]));

export type Scores = Readonly<Record<string, number>>;

/** Scores by item: each item once, a whole number within its bounds. */
export function checkedScores(answers: readonly { readonly item: string; readonly score: number }[]): Scores {
  const scores: Record<string, number> = {};
  for (const { item, score } of answers) {
    const max = byCode.get(item)?.max ?? fail('ASSESSMENT_SCORE', { field: 'answers', item });
    const isGood = Number.isInteger(score) && score >= 0 && score <= max && !Object.hasOwn(scores, item);
    if (!isGood) fail('ASSESSMENT_SCORE', { field: 'answers', item });
    scores[item] = score;
  }
  return scores;
}

/** What the parts score, in the order of the scale. */
export const partScores = (scores: Scores): readonly number[] =>
  dimensions.map((dimension) =>
    abilityItems.filter((item) => item.dimension === dimension).reduce((sum, { code }) => sum + (scores[code] ?? 0), 0),
  );

/** 0 intact to 4 complete disability. */
export function levelOfTotal(total: number): number {
  const found = levelBounds.findIndex((least) => total >= least);
  return found < 0 ? WORST : found;
}

export type AdjustmentRule = Pick<CareSettingsFields, 'diagnosisWorse' | 'riskDays' | 'riskEvents' | 'riskWorse'>;

/** How many risk events lie in the days before an assessment, its own day included. */
export const recentEvents = (
  { riskEvents }: Pick<AbilityFindings, 'riskEvents'>,
  today: string,
  days: number,
): number => riskEvents.filter(({ on }) => on <= today && on > dayAfter(today, -days)).length;

export interface Reckoned {
  readonly scores: readonly number[];
  readonly total: number;
  readonly level: number;
  readonly adjustments: readonly AbilityAdjustment[];
}

/**
 * Total, level, and why the level is worse than the total says: a coma makes it the worst, a diagnosis and repeated
 * risk events one level each, never beyond the worst.
 */
export function reckon(
  scores: Scores,
  findings: AbilityFindings,
  { rule, today }: { readonly rule: AdjustmentRule; readonly today: string },
): Reckoned {
  const parts = partScores(scores);
  const total = parts.reduce((sum, part) => sum + part, 0);
  const worse = {
    COMA: findings.coma ? WORST : 0,
    DIAGNOSIS: findings.diagnoses.length > 0 ? rule.diagnosisWorse : 0,
    RISK_EVENTS: recentEvents(findings, today, rule.riskDays) >= rule.riskEvents ? rule.riskWorse : 0,
  } as const satisfies Record<AbilityAdjustment, number>;
  const by = Object.values(worse).reduce((sum, each) => sum + each, 0);
  return {
    scores: parts,
    total,
    level: Math.min(WORST, levelOfTotal(total) + by),
    adjustments: (Object.keys(worse) as AbilityAdjustment[]).filter((each) => worse[each] > 0),
  };
}
