import type { CaseStage, CaseTier } from './words.ts';

/** A time limit as data. What is left out matches anything; the most particular match holds. */
export interface SlaTime {
  readonly stage: CaseStage;
  readonly tier?: CaseTier | null | undefined;
  readonly severity?: number | null | undefined;
  /** Working minutes; natural ones for severity 1. */
  readonly minutes: number;
}

const HOUR = 60;
// 09:00 to 17:30.
const WORKING_DAY = 510;
const NATURAL_DAY = 1440;

// Our proposal (domain §4.4), to be replaced by a district's configuration. Overall after DIGIT's five days.
export const defaultTimes: readonly SlaTime[] = [
  { stage: 'ACCEPT', severity: 1, minutes: 30 },
  { stage: 'ACCEPT', minutes: 4 * HOUR },
  { stage: 'GRID', severity: 1, minutes: 4 * HOUR },
  { stage: 'GRID', minutes: 2 * WORKING_DAY },
  { stage: 'DISPATCH', severity: 1, minutes: 30 },
  { stage: 'DISPATCH', minutes: 4 * HOUR },
  { stage: 'TAKE', severity: 1, minutes: 2 * HOUR },
  { stage: 'TAKE', minutes: WORKING_DAY },
  { stage: 'HANDLE', severity: 1, minutes: 4 * HOUR },
  { stage: 'HANDLE', severity: 2, minutes: WORKING_DAY },
  { stage: 'HANDLE', severity: 3, minutes: 3 * WORKING_DAY },
  { stage: 'HANDLE', severity: 4, minutes: 5 * WORKING_DAY },
  { stage: 'VERIFY', severity: 1, minutes: NATURAL_DAY },
  { stage: 'VERIFY', minutes: WORKING_DAY },
  { stage: 'CALLBACK', severity: 1, minutes: 2 * NATURAL_DAY },
  { stage: 'CALLBACK', minutes: 2 * WORKING_DAY },
  { stage: 'OVERALL', severity: 1, minutes: NATURAL_DAY },
  { stage: 'OVERALL', severity: 2, minutes: 3 * WORKING_DAY },
  { stage: 'OVERALL', severity: 3, minutes: 5 * WORKING_DAY },
  { stage: 'OVERALL', minutes: 10 * WORKING_DAY },
];

/** What is asked for: a stage of a case at a tier. */
export interface Asked {
  readonly stage: CaseStage;
  readonly tier: CaseTier;
  readonly severity: number;
}

const matches = (time: SlaTime, asked: Asked): boolean =>
  time.stage === asked.stage &&
  (time.tier ?? asked.tier) === asked.tier &&
  (time.severity ?? asked.severity) === asked.severity;

// Severity says more than tier: an urgent matter is urgent at every tier.
const weight = ({ tier, severity }: SlaTime): number => (severity ? 2 : 0) + (tier ? 1 : 0);

/** The limit in minutes: the category's own times first, then the defaults; among several the most particular. */
export function limitOf(asked: Asked, own: readonly SlaTime[] = []): number {
  for (const times of [own, defaultTimes]) {
    const [best] = times.filter((time) => matches(time, asked)).sort((a, b) => weight(b) - weight(a));
    if (best) return best.minutes;
  }
  return WORKING_DAY;
}
