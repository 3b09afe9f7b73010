import type { Context, DayRange, Tallied } from '@linli/kit';
import { sectionName } from './industry.rules.ts';
import type { Resolvers } from './schema.types.ts';
import type { MerchantKind } from './words.ts';

const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null;

const bySection = (now: Tallied) =>
  [...now.entries('section/')]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([section, count]) => ({ section, sectionName: sectionName(section), count }));

/** What stands is of now, what was done is of the days that were asked. */
const figuresOf = (now: Tallied, done: Tallied) => ({
  total: now.get('merchants'),
  suspended: now.get('suspended'),
  byKind: now.entries('kind/').map(([kind, count]) => ({ kind: kind as MerchantKind, count })),
  bySection: bySection(now),
  licencesExpiring: now.get('licences/EXPIRING'),
  licencesExpired: now.get('licences/EXPIRED'),
  inspections: done.get('inspections'),
  passRate: shareOf(done.get('inspections-passed'), done.get('inspections')),
  rectificationsOpen: now.get('rectifications'),
  rectificationsOverdue: now.get('rectifications-overdue'),
  visitsSaved: done.get('visits-saved'),
  selfChecks: done.get('self-checks'),
  markets: now.get('markets'),
  asOf: now.asOf,
});

async function statsOf({ counters }: Context, code: string, range?: DayRange | null) {
  const [now, done] = await Promise.all([counters.of(code), counters.of(code, range ?? null)]);
  return figuresOf(now, done);
}

export const statsResolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: ({ code }) => ({ code }),
    merchantStats: ({ code = '' }, { range }, context) => statsOf(context, code, range),
  },
  Grid: {
    __resolveReference: ({ code }) => ({ code }),
    merchantCount: async ({ code = '' }, _, { counters }) => (await counters.of(code)).get('merchants'),
  },
};
