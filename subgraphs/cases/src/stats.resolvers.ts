import type { Context, DayRange } from '@linli/kit';
import { findCategory } from './case-category.reading.ts';
import { isStaff } from './case.eyes.ts';
import { cases } from './case.model.ts';
import { figuresOf } from './stats.figures.ts';
import type { Resolvers } from './schema.types.ts';

async function statsOf(context: Context, code: string, range?: DayRange | null) {
  const { counters } = context;
  const [now, counted] = await Promise.all([counters.of(code), counters.of(code, range ?? null)]);
  const figures = figuresOf(now, counted);
  const named = figures.byCategory.map(async ({ category, count }) => ({
    category,
    count,
    name: (await findCategory(context, category, code))?.name ?? null,
  }));
  return { ...figures, byCategory: await Promise.all(named) };
}

export const statsResolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: ({ code }) => ({ code }),
    caseStats: ({ code = '' }, { range }, context) => statsOf(context, code, range),
  },
  Grid: {
    __resolveReference: ({ code }) => ({ code }),
    openCases: async ({ code = '' }, _, { counters }) => (await counters.of(code)).get('open'),
  },
  Worker: {
    __resolveReference: (worker) => worker,
    caseLoad: ({ userId }, _, { open, viewer }) => {
      if (!isStaff(viewer)) return null;
      return userId ? open(cases).count({ handler: userId, isOpen: true }) : 0;
    },
  },
};
