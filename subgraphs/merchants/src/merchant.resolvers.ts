import { fail } from '@linli/kit';
import { isCreditCode } from '@linli/vocabulary';
import { businessCircles } from './business-circle.model.ts';
import { seen } from './eyes.ts';
import { shownIndustry } from './industry.rules.ts';
import { inspections } from './inspection.model.ts';
import { licences } from './licence.model.ts';
import { closeMerchant, moveMerchant, openMerchant } from './merchant.carry.ts';
import { merchants } from './merchant.model.ts';
import { describe, join, leave, resume, suspend } from './merchant.rules.ts';
import type { Resolvers } from './schema.types.ts';
import { selfChecks } from './self-check.model.ts';
import { checkShop, shopNotice } from './shop-front.ts';
import { stalls } from './stall.model.ts';

const MOST = 100;

export const merchantResolvers: Resolvers = {
  Query: {
    merchant: (_, { id }, { open }) => open(merchants).find(id),
    merchants: (_, { filter, ...page }, { open }) => open(merchants).page({ ...filter }, page),
    async merchantsByCreditCode(_, { creditCode: asked }, { open }) {
      const creditCode = asked.trim().toUpperCase();
      if (!isCreditCode(creditCode)) fail('CREDIT_CODE_INVALID', { field: 'creditCode' });
      return { creditCode, merchants: await open(merchants).some({ creditCode }, { limit: MOST }) };
    },
    shopByQr: (_, { token }, context) => shopNotice(context, token),
  },
  Mutation: {
    openMerchant: (_, { input }, context) => openMerchant(context, input),
    describeMerchant: (_, { id, version, input }, { open }) =>
      open(merchants).change(id, version, (row) => describe(row, input)),
    moveMerchant: (_, args, context) => moveMerchant(context, args),
    suspendMerchant: (_, { id, version, reason }, { open }) =>
      open(merchants).change(id, version, (row) => suspend(row, reason)),
    resumeMerchant: (_, { id, version }, { open }) => open(merchants).change(id, version, resume),
    closeMerchant: (_, args, context) => closeMerchant(context, args),
    joinCircle: async (_, { id, version, circle }, { open }) => {
      const { id: known } = await open(businessCircles).load(circle);
      return open(merchants).change(id, version, (row) => join(row, known));
    },
    leaveCircle: (_, { id, version }, { open }) => open(merchants).change(id, version, leave),
    submitSelfCheck: (_, { token, input }, context) => checkShop(context, token, input),
  },
  Merchant: {
    __resolveReference: ({ id }, context) => seen(context, merchants, id),
    industry: (row) => shownIndustry(row),
    premises: ({ premisesKind: kind, premisesId: id, premisesLost: isLost }) => ({
      kind,
      house: kind === 'HOUSE' && !isLost ? { id } : null,
      point: kind === 'POINT' && !isLost ? { id } : null,
      isLost,
    }),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    credit: ({ creditScore: score, creditRuleVersion: ruleVersion, creditReasons: reasons }) => ({
      score,
      ruleVersion,
      reasons,
    }),
    licences: ({ id: merchant }, _, { open }) => open(licences).some({ merchant }, { limit: MOST }),
    inspections: ({ id: merchant }, page, { open }) => open(inspections).page({ merchant }, page),
    selfChecks: ({ id: merchant }, page, { open }) => open(selfChecks).page({ merchant }, page),
    circle: ({ circle }, _, { open }) => (circle ? open(businessCircles).find(circle) : null),
    stalls: ({ id: merchant }, _, { open }) => open(stalls).some({ merchant }, { limit: MOST }),
  },
  SelfCheck: {
    __resolveReference: ({ id }, context) => seen(context, selfChecks, id),
    merchant: ({ merchant }, _, { open }) => open(merchants).find(merchant),
  },
  House: {
    __resolveReference: ({ id }) => ({ id }),
    merchants: ({ id: premisesId }, _, { open }) =>
      premisesId ? open(merchants).some({ premisesId, premisesKind: 'HOUSE', isOpen: true }, { limit: MOST }) : null,
  },
  Point: {
    __resolveReference: ({ id }) => ({ id }),
    merchant: ({ id: premisesId }, _, { open }) =>
      premisesId ? open(merchants).findBy({ premisesId, premisesKind: 'POINT', isAlone: true }) : null,
  },
};
