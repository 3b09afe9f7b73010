import type { CaseLight, CaseStage } from './words.ts';
import { addTime, timeBetween, type Timing } from './working-time.ts';

/** One running or past clock of a case. `limit` is in minutes of its own time. */
export interface Clock {
  readonly stage: CaseStage;
  readonly startedAt: Date;
  readonly limit: number;
  readonly dueAt: Date;
  readonly natural: boolean;
  readonly pausedAt?: Date | null;
  readonly endedAt?: Date | null;
  /** What it had used when it ended, in its own time. */
  readonly minutes?: number | null;
}

export interface ClockStart {
  readonly stage: CaseStage;
  readonly limit: number;
  readonly timing: Timing;
}

export const startClock = ({ stage, limit, timing }: ClockStart, now: Date): Clock => ({
  stage,
  startedAt: now,
  limit,
  dueAt: addTime(now, limit, timing),
  natural: timing.natural,
  pausedAt: null,
  endedAt: null,
});

const standsAt = ({ endedAt, pausedAt }: Clock, now: Date): Date => endedAt ?? pausedAt ?? now;

/** Minutes used of the clock's own time; more than the limit when it is late. Standing time is not used time. */
export function used(clock: Clock, now: Date, timing: Timing): number {
  const at = standsAt(clock, now);
  return at < clock.dueAt
    ? clock.limit - timeBetween(at, clock.dueAt, timing)
    : clock.limit + timeBetween(clock.dueAt, at, timing);
}

// Yellow at 75 %, red at 100 % (domain §4.4, proposal).
export const YELLOW = 0.75;

/** The share used, 1 being due. The due instant itself is late, whatever rounding says. */
export const shareOf = (clock: Clock, now: Date, timing: Timing): number =>
  clock.limit > 0 ? used(clock, now, timing) / clock.limit : 1;

export function lightOf(clock: Clock, now: Date, timing: Timing): CaseLight {
  if (standsAt(clock, now) >= clock.dueAt) return 'RED';
  return shareOf(clock, now, timing) >= YELLOW ? 'YELLOW' : 'GREEN';
}

const brightness: Readonly<Record<CaseLight, number>> = { GREEN: 0, YELLOW: 1, RED: 2 };

/** The worse of several lights. */
export const worst = (lights: readonly CaseLight[]): CaseLight =>
  [...lights].sort((a, b) => brightness[b] - brightness[a])[0] ?? 'GREEN';

/** When the clock will have used that share; null while it stands still, or when it has used it already. */
export function reaches(clock: Clock, share: number, at: { readonly now: Date; readonly timing: Timing }): Date | null {
  if (clock.endedAt || clock.pausedAt) return null;
  const left = share * clock.limit - used(clock, at.now, at.timing);
  return left > 0 ? addTime(at.now, left, at.timing) : null;
}

/** The clock stands still: what is left stays left. */
export const pauseClock = (clock: Clock, now: Date): Clock =>
  clock.endedAt || clock.pausedAt ? clock : { ...clock, pausedAt: now };

/** The clock goes on with what was left when it stopped; a clock that was late stays as late as it was. */
export function resumeClock(clock: Clock, now: Date, timing: Timing): Clock {
  if (!clock.pausedAt) return clock;
  const { pausedAt, dueAt } = clock;
  const left = timeBetween(pausedAt, dueAt, timing) - timeBetween(dueAt, pausedAt, timing);
  return { ...clock, dueAt: addTime(now, left, timing), pausedAt: null };
}

/** A later due time, granted: the limit grows with it. An earlier one is no extension. */
export function extendClock(clock: Clock, until: Date, timing: Timing): Clock {
  if (clock.endedAt || until <= clock.dueAt) return clock;
  return { ...clock, limit: clock.limit + timeBetween(clock.dueAt, until, timing), dueAt: until };
}

/** A stage that is over. The clock ends while standing still as well. */
export const endClock = (clock: Clock, now: Date, timing: Timing): Clock =>
  clock.endedAt
    ? clock
    : { ...clock, endedAt: standsAt(clock, now), pausedAt: null, minutes: Math.round(used(clock, now, timing)) };

/** Whether it ended, or stands, before it was due. */
export const inTime = (clock: Clock, now: Date): boolean => standsAt(clock, now) < clock.dueAt;
