import type { Context, Tallied } from '@linli/kit';
import type { HazardSeverity, HouseUse, MismatchKind, Resolvers } from './schema.types.ts';

const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null;

const figuresOf = (counted: Tallied) => {
  const n = (key: string): number => counted.get(key);
  return {
    estates: n('estates'),
    buildings: n('buildings'),
    houses: n('houses'),
    rented: n('use/RENTED'),
    vacant: n('use/VACANT'),
    vacancyRate: shareOf(n('use/VACANT'), n('houses')),
    byUse: counted.entries('use/').map(([use, count]) => ({ use: use as HouseUse, count })),
    mismatchesOpen: n('mismatches'),
    mismatchesByKind: counted.entries('mismatches/').map(([kind, count]) => ({ kind: kind as MismatchKind, count })),
    hazardsOpen: n('hazards'),
    hazardsOverdue: n('hazards-overdue'),
    hazardsBySeverity: counted
      .entries('hazards/')
      .map(([severity, count]) => ({ severity: severity as HazardSeverity, count })),
    leases: n('leases'),
    leasesExpiring: n('leases/expiring'),
    asOf: counted.asOf,
  };
};

const statsOf = async ({ counters }: Context, code: string) => figuresOf(await counters.of(code));

export const statsResolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: ({ code }) => ({ code }),
    housingStats: ({ code = '' }, _, context) => statsOf(context, code),
  },
  Grid: {
    __resolveReference: ({ code }) => ({ code }),
    houseCount: async ({ code = '' }, _, { counters }) => (await counters.of(code)).get('houses'),
  },
};
