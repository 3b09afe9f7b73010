import { placeOf, registryAt } from '@linli/kit';
import { claims } from './claim.model.ts';
import { seen } from './eyes.ts';
import { act, claimAs, postAt, takeOverBy } from './need.carry.ts';
import { needs } from './need.model.ts';
import { actionsOf, begin, confirm, dismiss, finish, giveBack, sendBack, withdraw } from './need.rules.ts';
import { partyOrgs } from './party-org.model.ts';
import type { Resolvers } from './schema.types.ts';

export const needResolvers: Resolvers = {
  Query: {
    need: (_, { id }, { open }) => open(needs).find(id),
    needs: (_, { filter, ...page }, { open }) => open(needs).page({ ...filter }, page),
    myNeeds: (_, page, { open, viewer }) => open(needs).page({ poster: viewer.id }, page),
    myClaims: (_, page, { open, viewer }) => open(claims).page({ by: viewer.id }, page),
  },
  Mutation: {
    postNeed: (_, { input }, context) => postAt(input, context),
    claimNeed: (_, args, context) => claimAs(args, context),
    giveNeedBack: (_, { reason, ...which }, context) =>
      act(which, context, { rule: (row, actor) => giveBack(row, reason, actor), claim: 'GIVEN_BACK' }),
    beginNeed: (_, which, context) => act(which, context, { rule: begin }),
    finishNeed: (_, { result, ...which }, context) =>
      act(which, context, { rule: (row, actor) => finish(row, result, actor), claim: 'DONE' }),
    confirmNeed: (_, { satisfaction, ...which }, context) =>
      act(which, context, { rule: (row, actor) => confirm(row, satisfaction, actor) }),
    sendNeedBack: (_, { reason, ...which }, context) =>
      act(which, context, { rule: (row, actor) => sendBack(row, reason, actor), claim: 'HELD' }),
    withdrawNeed: (_, which, context) => act(which, context, { rule: withdraw, claim: 'ENDED' }),
    takeNeedOver: (_, which, context) => takeOverBy(which, context),
    dismissNeed: (_, { reason, ...which }, context) =>
      act(which, context, { rule: (row, actor) => dismiss(row, reason, actor), claim: 'ENDED' }),
  },
  Need: {
    __resolveReference: ({ id }, context) => seen(context, needs, { id, needs: 'need.read' }),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    isMine: ({ poster }, _, { viewer }) => poster === viewer.id,
    isClaimedByMe: ({ claimant }, _, { viewer }) => claimant === viewer.id,
    org: (row, _, context) => (row.org ? registryAt(placeOf(row), context).open(partyOrgs).find(row.org) : null),
    claims: ({ id }, page, { open }) => open(claims).page({ need: id }, page),
    actions: (row, _, context) => actionsOf(row, context),
  },
  Claim: {
    __resolveReference: ({ id }, context) => seen(context, claims, { id, needs: 'need.read' }),
    need: ({ need }, _, { open }) => open(needs).find(need),
    org: (row, _, context) => (row.org ? registryAt(placeOf(row), context).open(partyOrgs).find(row.org) : null),
  },
};
