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
  return { ...figures, byCategory: figures.byCategory.map((each) => ({ ...each, place: code })) };
}

export const statsResolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: ({ code }) => ({ code }),
    caseStats: ({ code = '' }, { range }, context) => statsOf(context, code, range),
  },
  CategoryCount: {
    name: async ({ category, place }, _, context) => (await findCategory(context, category, place))?.name ?? null,
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
