import type { Case } from './case.model.ts';
import type { Timed } from './case.fields.ts';
import { endClock, lightOf, pauseClock, reaches, resumeClock, startClock, worst, YELLOW, type Clock } from './clock.ts';
import { limitOf } from './sla.ts';
import type { CaseStage, CaseTier } from './words.ts';
import type { Timing } from './working-time.ts';
import type { World } from './world.ts';

// Red is 100 %; at 150 % the next tier is informed, at 200 % the case goes there (domain §4.4, proposal).
export const SHARES = [YELLOW, 1, 1.5, 2] as const;
const OVERALL_SHARES = [YELLOW, 1] as const;

type Timers = Pick<World, 'now' | 'calendar'>;
type Clocked = Pick<Case, 'clocks' | 'severity' | 'told'>;

export const timingOf = ({ natural }: Pick<Clock, 'natural'>, { calendar }: Pick<World, 'calendar'>): Timing => ({
  natural,
  calendar,
});

/** The stage that is running or standing still; none once the case is closed. */
export const stageClock = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.find(({ stage, endedAt }) => stage !== 'OVERALL' && !endedAt);

export const overallClock = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.find(({ stage }) => stage === 'OVERALL');

function nextCheck(clocks: readonly Clock[], world: Timers): Date | null {
  const marks = clocks.flatMap((clock) => {
    const shares = clock.stage === 'OVERALL' ? OVERALL_SHARES : SHARES;
    return shares.map((share) => reaches(clock, share, { now: world.now, timing: timingOf(clock, world) }));
  });
  return marks.filter((mark) => mark !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** Everything that follows from the clocks as they stand. */
export function timed(clocks: readonly Clock[], told: number, world: Timers): Omit<Timed, 'pausedUntil'> {
  const running = clocks.filter(({ endedAt }) => !endedAt);
  const light = worst(running.map((clock) => lightOf(clock, world.now, timingOf(clock, world))));
  return {
    clocks,
    dueAt: stageClock(clocks)?.dueAt ?? null,
    checkAt: nextCheck(running, world),
    light,
    overdue: light === 'RED',
    told,
  };
}

export interface Stage {
  readonly stage: CaseStage;
  readonly tier: CaseTier;
}

function fresh({ stage, tier }: Stage, severity: number, world: Pick<World, 'now' | 'calendar' | 'category'>): Clock {
  // Severity 1 does not wait for the morning.
  const timing = { natural: severity === 1, calendar: world.calendar };
  return startClock({ stage, limit: limitOf({ stage, tier, severity }, world.category.sla), timing }, world.now);
}

const ended = (clocks: readonly Clock[], world: Timers, which: (clock: Clock) => boolean): readonly Clock[] =>
  clocks.map((clock) => (which(clock) ? endClock(clock, world.now, timingOf(clock, world)) : clock));

// The overall clock of a case that comes back goes on with what was left: the time in between was nobody's.
function overallOn(clock: Clock, world: Timers): Clock {
  const standing = clock.endedAt ? { ...clock, pausedAt: clock.endedAt, endedAt: null, minutes: null } : clock;
  return resumeClock(standing, world.now, timingOf(clock, world));
}

/** The stage that ran is over, the next one begins; the overall clock runs, whatever it did before. */
export function enter(row: Clocked, stage: Stage, world: World): Timed {
  const past = ended(row.clocks, world, (clock) => clock.stage !== 'OVERALL').map((clock) =>
    clock.stage === 'OVERALL' ? overallOn(clock, world) : clock,
  );
  const overall = overallClock(past) ? [] : [fresh({ stage: 'OVERALL', tier: stage.tier }, row.severity, world)];
  return { ...timed([...overall, ...past, fresh(stage, row.severity, world)], 0, world), pausedUntil: null };
}

/** All clocks end: nobody waits any more. */
export const finish = (row: Clocked, world: Timers): Timed => ({
  ...timed(
    ended(row.clocks, world, () => true),
    row.told,
    world,
  ),
  pausedUntil: null,
});

/** All running clocks stand still until an instant. */
export const stand = (row: Clocked, until: Date, world: Timers): Timed => ({
  ...timed(
    row.clocks.map((clock) => pauseClock(clock, world.now)),
    row.told,
    world,
  ),
  checkAt: until,
  pausedUntil: until,
});

/** All standing clocks go on with what was left. */
export const goOn = (row: Clocked, world: Timers): Timed => ({
  ...timed(
    row.clocks.map((clock) => resumeClock(clock, world.now, timingOf(clock, world))),
    row.told,
    world,
  ),
  pausedUntil: null,
});
