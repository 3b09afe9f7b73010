import type { Tally } from '@linli/kit';
import type { CaseFields } from './case.fields.ts';
import { inTime, type Clock } from './clock.ts';

// Upper bounds, in clock hours, of the classes a median is read from; longer than the last counts as the last.
export const hourClasses = [1, 2, 4, 8, 16, 24, 48, 72, 120, 240] as const;

/** How long a clock ran, as a class: working hours where the clock counts working hours. */
const classOf = (minutes: number): number =>
  hourClasses.find((hours) => minutes <= hours * 60) ?? hourClasses.at(-1) ?? 0;

/** A past stage: how often, how often in time, and how long. */
function stageTallies(clock: Clock, minutes: number): readonly Tally[] {
  if (!clock.endedAt) return [];
  const day = clock.endedAt;
  return [
    { key: `stage/${clock.stage}/n`, day },
    ...(inTime(clock, day) ? [{ key: `stage/${clock.stage}/in-time`, day }] : []),
    { key: `stage/${clock.stage}/hours/${classOf(minutes)}`, day },
  ];
}

const reportedTallies = (row: CaseFields): readonly Tally[] => {
  const day = row.reportedAt;
  return [
    { key: 'reported', day },
    { key: `channel/${row.channel}`, day },
    { key: `category/${row.categoryCode}`, day },
    ...(row.cause ? [{ key: `cause/${row.cause}`, day }] : []),
    ...many('returns', row.returnCount, day),
    ...many('rework', row.reworkCount, day),
    ...many('reopened', row.reopenCount, day),
    ...many('refusals', row.refusals, day),
  ];
};

const many = (key: string, n: number, day: Date): readonly Tally[] => (n > 0 ? [{ key, n, day }] : []);

const openTallies = (row: CaseFields): readonly Tally[] =>
  row.isOpen
    ? [
        { key: 'open' },
        ...(row.overdue ? [{ key: 'overdue' }] : []),
        ...(row.department ? [{ key: `department/${row.department}/open` }] : []),
      ]
    : [];

const closedTallies = (row: CaseFields): readonly Tally[] => {
  if (row.state !== 'CLOSED') return [];
  const day = row.closedAt;
  return [
    { key: 'closed', day },
    ...(row.onTime ? [{ key: 'on-time', day }] : []),
    ...(row.department ? [{ key: `department/${row.department}/closed`, day }] : []),
  ];
};

const answeredTallies = ({ satisfaction, satisfied, answeredAt: day }: CaseFields): readonly Tally[] =>
  typeof satisfaction === 'number'
    ? [
        { key: 'answered', day },
        { key: 'score', n: satisfaction, day },
        ...(satisfied ? [{ key: 'satisfied', day }] : []),
      ]
    : [];

const resolvedTallies = ({ resolvedAt: day, firstHandled }: CaseFields): readonly Tally[] =>
  day ? [{ key: 'resolved', day }, ...(firstHandled ? [{ key: 'first-handled', day }] : [])] : [];

/** What one case adds to the counters of every node above it. A recount of all cases gives the same figures. */
export const talliesOf = (row: CaseFields): readonly Tally[] => [
  ...reportedTallies(row),
  ...openTallies(row),
  ...resolvedTallies(row),
  ...closedTallies(row),
  ...answeredTallies(row),
  ...row.clocks.flatMap((clock) => stageTallies(clock, clock.minutes ?? 0)),
];
