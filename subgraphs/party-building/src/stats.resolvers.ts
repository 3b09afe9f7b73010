import { type Context, small, type Tallied } from '@linli/kit';
import type { PartyOrgKind, Resolvers, StandingBand } from './schema.types.ts';

const HOUR = 60;
// Who came, of four who were expected, is told by the share as well as by the number.
const FLOOR = 5;

const shareOf = (part: number, whole: number, least = 1): number | null =>
  whole >= least ? Math.round((part / whole) * 10_000) / 10_000 : null;

const bands: readonly StandingBand[] = ['UNDER_10', 'FROM_10', 'FROM_30', 'FROM_50'];

type Days = Parameters<Context['counters']['of']>[1];

function rosterOf(now: Tallied, node: string, context: Context) {
  const few = (key: string) => small(now.get(key), node, context);
  return {
    orgs: now.get('orgs'),
    orgsByKind: now.entries('orgs/').map(([kind, count]) => ({ kind: kind as PartyOrgKind, count })),
    gridsServed: now.get('grids-served'),
    members: few('members'),
    membersByBand: bands.map((band) => ({ band, count: few(`band/${band}`) })),
    dualRegistered: few('members-dual'),
    floating: few('members-floating'),
    needsOpen: now.get('needs-open'),
    asOf: now.asOf,
  };
}

function workOf(days: Tallied) {
  const n = (key: string): number => days.get(key);
  return {
    activitiesHeld: n('activities'),
    attendanceRate: shareOf(n('attendance/present'), n('attendance/expected'), FLOOR),
    needsPosted: n('needs'),
    needsConfirmed: n('needs-confirmed'),
    needsAnsweredRate: shareOf(n('needs-confirmed'), n('needs')),
    needsUnanswered: n('needs-unanswered'),
    calls: n('calls'),
    signUps: n('sign-ups'),
    volunteerHours: Math.round((n('minutes') / HOUR) * 100) / 100,
    pointsEarned: n('points-earned'),
    pointsRedeemed: n('points-redeemed'),
  };
}

async function statsOf(context: Context, node: string, range: Days) {
  const [now, days] = await Promise.all([context.counters.of(node), context.counters.of(node, range)]);
  return { ...rosterOf(now, node, context), ...workOf(days) };
}

export const statsResolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: ({ code }) => ({ code }),
    partyStats: ({ code = '' }, { range }, context) => statsOf(context, code, range),
  },
};
