import { dayOf, type DayRange } from '@linli/kit';

const DAY = 86_400_000;
const WEEK = 7;
// The last eight weeks are what is usual (domain §4.4).
const WEEKS = 8;
const SIGMAS = 3;
// Three reports where there was never one are no pattern yet (proposal).
const LEAST = 5;

export interface Unusual {
  readonly count: number;
  readonly mean: number;
  readonly deviation: number;
}

/** The seven days up to today, and each of the eight weeks before, the nearest first. */
export function weeksUpTo(now: Date): readonly DayRange[] {
  const end = now.getTime() + DAY;
  return Array.from({ length: WEEKS + 1 }, (_, back) => ({
    from: dayOf(new Date(end - (back + 1) * WEEK * DAY)),
    until: dayOf(new Date(end - back * WEEK * DAY)),
  }));
}

/** More than the mean of the weeks before and three standard deviations; null when it is usual. */
export function unusual(count: number, before: readonly number[]): Unusual | null {
  const mean = before.reduce((sum, n) => sum + n, 0) / before.length;
  const variance = before.reduce((sum, n) => sum + (n - mean) ** 2, 0) / before.length;
  const deviation = Math.sqrt(variance);
  return count >= LEAST && count > mean + SIGMAS * deviation ? { count, mean, deviation } : null;
}
