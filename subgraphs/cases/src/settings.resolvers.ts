import { checkedCode, checkedDistrict, putEntry, type Context } from '@linli/kit';
import { ownCategories, type CaseCategory } from './case-category.model.ts';
import { findCategory, loadCategory, treeIn } from './case-category.reading.ts';
import { configure } from './case-category.rules.ts';
import type { CategoryFields } from './category.fields.ts';
import type { CategoryInput, Resolvers } from './schema.types.ts';
import { calendars } from './working-calendar.model.ts';
import { calendarAt } from './working-calendar.reading.ts';
import { setHours } from './working-calendar.rules.ts';
import { officeHours } from './working-time.ts';

const plain = {
  parent: null,
  departments: [],
  sla: [],
  closingStandard: [],
  needsBeforePhoto: false,
  needsAfterPhoto: false,
  isPublic: false,
} as const;

const told = ({ parent, ...rest }: CategoryInput): CategoryFields => ({ ...plain, ...rest, parent: parent ?? null });

const shown = (tree: readonly CaseCategory[], publicOnly: boolean): readonly CaseCategory[] => {
  const chosen = tree.filter(({ isPublic }) => isPublic || !publicOnly);
  const parents = new Set(chosen.map(({ parent }) => parent));
  return publicOnly ? tree.filter((each) => chosen.includes(each) || parents.has(each.code)) : chosen;
};

const placeAsked = (within: string | null | undefined): string | null =>
  within ? checkedCode(within, 'within') : null;

export const settingsResolvers: Resolvers = {
  Query: {
    caseCategories: async (_, { within, publicOnly }, context) => ({
      categories: shown(await treeIn(context, placeAsked(within)), publicOnly === true),
    }),
    workingCalendar: (_, { within }, context) => calendarAt(context, placeAsked(within)),
  },
  Mutation: {
    async configureCategory(_, { district: code, version, input }, context) {
      const at = checkedDistrict(code);
      const opened = context.open(ownCategories);
      const found = await opened.findBy({ code: input.code, jurisdiction: at });
      const { jurisdiction, ...own } = await putEntry({ opened, found, at }, version, configure(told(input)));
      return { ...own, district: jurisdiction };
    },
    async configureCalendar(_, { district: code, version, input }, context) {
      const at = checkedDistrict(code);
      const opened = context.open(calendars);
      return putEntry(
        { opened, found: await opened.findBy({ jurisdiction: at }), at },
        version,
        setHours({ ...officeHours, ...input }),
      );
    },
  },
  CaseCategory: {
    __resolveReference: ({ code }, context) => nationalOrNull(context, code),
  },
  Case: {
    category: ({ categoryCode, jurisdiction }, _, context) => findCategory(context, categoryCode, jurisdiction),
    closingChecks: async ({ categoryCode, jurisdiction, checks }, _, context) => {
      const { closingStandard } = await loadCategory(context, categoryCode, jurisdiction);
      return closingStandard.map((point) => ({ ...point, done: checks.includes(point.code) }));
    },
  },
};

const nationalOrNull = (context: Context, code: string): Promise<CaseCategory | null> =>
  findCategory(context, code, context.viewer.home ?? '000000000000');
