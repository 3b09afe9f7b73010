import { findCategory } from './case-category.reading.ts';
import { warnings, type CaseWarning } from './case-warning.model.ts';
import type { Resolvers } from './schema.types.ts';

export const caseWarningResolvers: Resolvers = {
  Query: {
    caseWarnings: (_, page, { open }) => open(warnings).page({}, page),
  },
  CaseWarning: {
    __resolveReference: ({ id }, { open }) => open(warnings).find(id),
    grid: ({ gridCode }) => ({ code: gridCode }),
    category: ({ categoryCode, jurisdiction }: CaseWarning, _, context) =>
      findCategory(context, categoryCode, jurisdiction),
  },
};
