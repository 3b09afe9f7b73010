import type { Tallied } from '@linli/kit';
import { hourClasses } from './case.tallies.ts';
import type { CannotHandle, CaseChannel, CaseStage } from './words.ts';

/** A share of two counts, to four places; null of nothing. */
export const rate = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null;

const grouped = (entries: readonly (readonly [string, number])[]): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const groups = new Map<string, Map<string, number>>();
  for (const [key, n] of entries) {
    const [name = '', rest = ''] = key.split(/\/(.*)/s);
    groups.set(name, (groups.get(name) ?? new Map<string, number>()).set(rest, n));
  }
  return groups;
};

/** The class that holds the middle one. */
function median(hours: (bound: number) => number): number | null {
  const counts = hourClasses.map((bound) => [bound, hours(bound)] as const);
  const half = counts.reduce((sum, [, n]) => sum + n, 0) / 2;
  let sum = 0;
  for (const [bound, n] of counts) {
    sum += n;
    if (n > 0 && sum >= half) return bound;
  }
  return null;
}

const stages = (counted: Tallied) =>
  [...grouped(counted.entries('stage/'))].map(([stage, of]) => ({
    stage: stage as CaseStage,
    count: of.get('n') ?? 0,
    onTimeRate: rate(of.get('in-time') ?? 0, of.get('n') ?? 0),
    medianHours: median((bound) => of.get(`hours/${bound}`) ?? 0),
  }));

function departments(now: Tallied, counted: Tallied) {
  const open = grouped(now.entries('department/'));
  const closed = grouped(counted.entries('department/'));
  return [...new Set([...open.keys(), ...closed.keys()])].sort().map((department) => ({
    department,
    open: open.get(department)?.get('open') ?? 0,
    closed: closed.get(department)?.get('closed') ?? 0,
  }));
}

const mostFirst = (entries: readonly (readonly [string, number])[]) => [...entries].sort((a, b) => b[1] - a[1]);

/** Figures of a node: what stands open is of now, the rest of the days that were asked. */
export function figuresOf(now: Tallied, counted: Tallied) {
  const n = (key: string): number => counted.get(key);
  return {
    reported: n('reported'),
    closed: n('closed'),
    open: now.get('open'),
    overdue: now.get('overdue'),
    onTimeRate: rate(n('on-time'), n('closed')),
    satisfaction: n('answered') > 0 ? Math.round((n('score') / n('answered')) * 100) / 100 : null,
    satisfiedRate: rate(n('satisfied'), n('answered')),
    firstHandledRate: rate(n('first-handled'), n('resolved')),
    returns: n('returns'),
    rework: n('rework'),
    reopened: n('reopened'),
    refusals: n('refusals'),
    byChannel: mostFirst(counted.entries('channel/')).map(([channel, count]) => ({
      channel: channel as CaseChannel,
      count,
    })),
    byCategory: mostFirst(counted.entries('category/')).map(([category, count]) => ({ category, count })),
    byDepartment: departments(now, counted),
    byCause: mostFirst(counted.entries('cause/')).map(([cause, count]) => ({ cause: cause as CannotHandle, count })),
    stages: stages(counted),
    asOf: counted.asOf,
  };
}
