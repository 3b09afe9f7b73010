import { checkedCode, checkedDistrict, putEntry } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { checklistsAt, ofDistrict } from './checklist.reading.ts';
import { ownChecklists } from './checklist.model.ts';
import { configure } from './checklist.rules.ts';
import { ruleAt } from './credit.carry.ts';
import { checkedRule, standardRule } from './credit.rules.ts';
import { creditRules } from './own-credit-rule.model.ts';
import { seen } from './eyes.ts';
import type { Resolvers } from './schema.types.ts';

export const settingsResolvers: Resolvers = {
  Query: {
    checklists: async (_, { within }, context) => ({
      checklists: await checklistsAt(context, within ? checkedCode(within, 'within') : context.viewer.home),
    }),
    async creditRule(_, { within }, context) {
      if (!within) return { ...standardRule, district: null };
      const place = checkedCode(within, 'within');
      const rule = await ruleAt(context, place);
      return { ...rule, district: rule.version > 0 ? districtOf(place) : null };
    },
  },
  Mutation: {
    async configureChecklist(_, { district: code, version, input }, context) {
      const at = checkedDistrict(code);
      const opened = context.open(ownChecklists);
      const found = await opened.findBy({ code: input.code, jurisdiction: at });
      return ofDistrict(await putEntry({ opened, found, at }, version, configure(input)));
    },
    async publishCreditRule(_, { district: code, version, input }, context) {
      const at = checkedDistrict(code);
      const opened = context.open(creditRules);
      const found = await opened.findBy({ jurisdiction: at });
      const decision = { set: checkedRule(input), event: { type: 'credit-rule.published' as const } };
      const rule = await putEntry({ opened, found, at }, version, decision);
      return { ...rule, district: at };
    },
  },
  Checklist: {
    __resolveReference: async ({ id }, context) => {
      const own = await seen(context, ownChecklists, id);
      return own && ofDistrict(own);
    },
  },
};
