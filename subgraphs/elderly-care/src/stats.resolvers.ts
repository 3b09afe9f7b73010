import { dayOf, small, type Context, type DayRange } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { Resolvers } from './schema.types.ts';

const levels = [0, 1, 2, 3, 4];

const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null;

/** Counters alone: people as they are, what happened in the range or ever. */
async function statsOf(context: Context, code: string, range: DayRange | null | undefined) {
  const { counters, now } = context;
  const today = dayOf(now);
  const [all, ranged, day] = await Promise.all([
    counters.of(code),
    counters.of(code, range ?? null),
    counters.of(code, { from: today, until: dayAfter(today, 1) }),
  ]);
  return {
    elders60: all.get('elders60'),
    elders80: all.get('elders80'),
    elders80Alone: all.get('elders80Alone'),
    watched: all.get('watched'),
    levels: levels.map((level) => ({ level, count: small(all.get(`level/${level}`), code, context) })),
    assessed: all.get('assessed'),
    assessedRate: shareOf(all.get('assessed'), all.get('elders60')),
    mealsToday: day.get('meals'),
    meals: ranged.get('meals/reached'),
    missedMeals: ranged.get('meals/missed'),
    missedToAnswer: ranged.get('meals/to-answer'),
    missedAnswered: ranged.get('meals/answered'),
    alertsOpen: all.get('alerts/open'),
    alerts: ranged.get('alerts'),
    satisfaction: shareOf(ranged.get('scores/good'), ranged.get('scores')),
    asOf: all.asOf,
  };
}

export const statsResolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: ({ code }) => ({ code }),
    elderlyStats: ({ code = '' }, { range }, context) => statsOf(context, code, range),
  },
};
