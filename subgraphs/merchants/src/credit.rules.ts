import { fail } from '@linli/kit';
import type { CreditRuleInput } from './schema.types.ts';
import type { CreditCause } from './words.ts';

const DAY = 86_400_000;

/** Something that happened, once for each cause and subject. */
export interface CreditMark {
  readonly code: CreditCause;
  /** Id of the inspection or licence. */
  readonly subject: string;
  readonly at: Date;
}

export interface CreditReason extends CreditMark {
  readonly points: number;
}

export interface CreditPoints {
  readonly code: CreditCause;
  readonly points: number;
}

/** How scores are made. */
export interface CreditRuleFields {
  readonly base: number;
  readonly days: number;
  readonly points: readonly CreditPoints[];
}

/** The rule in force somewhere, with its version. */
export type RuleInForce = CreditRuleFields & { readonly version: number };

// Ours as a proposal: a whole score to begin with, and a year of memory.
export const standardRule: RuleInForce = {
  version: 0,
  base: 100,
  days: 365,
  points: [
    { code: 'INSPECTION_PASSED', points: 1 },
    { code: 'INSPECTION_FAILED', points: -5 },
    { code: 'RECTIFIED_IN_TIME', points: 2 },
    { code: 'RECTIFICATION_OVERDUE', points: -10 },
    { code: 'TRANSFERRED', points: -15 },
    { code: 'LICENCE_EXPIRED', points: -10 },
    { code: 'LICENCE_REVOKED', points: -30 },
  ],
};

// A merchant inspected every week for three years.
const MOST_MARKS = 200;
const LONGEST = 1_095;

const newestFirst = (one: CreditMark, other: CreditMark): number =>
  other.at.getTime() - one.at.getTime() ||
  one.code.localeCompare(other.code) ||
  one.subject.localeCompare(other.subject);

const isSame = (one: CreditMark, other: CreditMark): boolean =>
  one.code === other.code && one.subject === other.subject;

/** One mark more. The same again changes nothing; of one cause and subject the newest counts. */
export function marked(marks: readonly CreditMark[], mark: CreditMark): readonly CreditMark[] {
  const known = marks.find((each) => isSame(each, mark));
  if (known && known.at >= mark.at) return marks;
  return [...marks.filter((each) => each !== known), mark].sort(newestFirst).slice(0, MOST_MARKS);
}

const within = (score: number): number => Math.min(100, Math.max(0, score));

/** The score with its reasons: the base and what counts of the last days, between 0 and 100. The order does not matter. */
export function scoreOf(marks: readonly CreditMark[], { base, days, points, version }: RuleInForce, now: Date) {
  const since = now.getTime() - days * DAY;
  const worth = new Map(points.map((each) => [each.code, each.points]));
  const counting = marks.filter(({ at }) => at.getTime() > since);
  const creditReasons: readonly CreditReason[] = counting
    .map(({ code, subject, at }) => ({ code, subject, at, points: worth.get(code) ?? 0 }))
    .filter((each) => each.points !== 0)
    .sort(newestFirst);
  const first = counting.map(({ at }) => at.getTime()).sort((one, other) => one - other)[0];
  return {
    creditScore: within(creditReasons.reduce((sum, each) => sum + each.points, base)),
    creditRuleVersion: version,
    creditReasons,
    creditCheckAt: first === undefined ? null : new Date(first + days * DAY),
  };
}

/** A rule somebody wants to publish. */
export function checkedRule({ base, days, points }: CreditRuleInput): CreditRuleFields {
  if (base < 0 || base > 100) fail('CREDIT_RULE_INVALID', { field: 'base' });
  if (days < 30 || days > LONGEST) fail('CREDIT_RULE_INVALID', { field: 'days' });
  const isOdd = points.some((each) => Math.abs(each.points) > 100);
  if (isOdd || new Set(points.map(({ code }) => code)).size < points.length)
    fail('CREDIT_RULE_INVALID', { field: 'points' });
  return { base, days, points };
}
