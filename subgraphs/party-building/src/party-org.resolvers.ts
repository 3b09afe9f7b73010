import { checkedCode, small, placeOf, registryAt } from '@linli/kit';
import { calls } from './call.model.ts';
import { may, seen } from './eyes.ts';
import { needs } from './need.model.ts';
import { activities } from './party-activity.model.ts';
import { memberships, onRoll } from './party-membership.model.ts';
import { appointTo, describeOrg, dissolveOrg, foundOrg, mergeOrg, orgFor, serverOf } from './party-org.carry.ts';
import { partyOrgs } from './party-org.model.ts';
import type { Resolvers } from './schema.types.ts';

export const partyOrgResolvers: Resolvers = {
  Query: {
    partyOrg: (_, { id }, { open }) => open(partyOrgs).find(id),
    partyOrgs: (_, { filter, ...page }, { open }) => open(partyOrgs).page({ ...filter }, page),
    partyOrgFor: (_, { place }, context) => orgFor(checkedCode(place, 'place'), context),
  },
  Mutation: {
    foundPartyOrg: (_, { input }, context) => foundOrg(input, context),
    describePartyOrg: (_, args, context) => describeOrg(args, context),
    appointSecretary: (_, args, context) => appointTo(args, context),
    mergePartyOrg: (_, args, context) => mergeOrg(args, context),
    dissolvePartyOrg: (_, args, context) => dissolveOrg(args, context),
  },
  PartyOrg: {
    __resolveReference: ({ id }, context) => seen(context, partyOrgs, { id, needs: 'party.read' }),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    parent: (org, _, context) =>
      org.parent ? registryAt(placeOf(org), context).open(partyOrgs).find(org.parent) : null,
    children: ({ id }, page, { open }) => open(partyOrgs).page({ parent: id, state: 'ACTIVE' }, page),
    isMine: ({ secretary }, _, { viewer }) => secretary === viewer.id,
    mergedInto: ({ mergedInto }, _, { open }) => (mergedInto ? open(partyOrgs).find(mergedInto) : null),
    memberCount: async (org, _, context) => {
      const n = await registryAt(placeOf(org), context)
        .open(memberships)
        .count({ org: org.id, status: [...onRoll] });
      return org.secretary === context.viewer.id ? { value: n, fewerThan: null } : small(n, placeOf(org), context);
    },
    members: ({ id }, { status, ...page }, { open, viewer }) =>
      open(memberships).page({ org: id, keeper: viewer.id, status: status ?? undefined }, page),
    activities: ({ id }, page, { open }) => open(activities).page({ org: id }, page),
    calls: ({ id }, page, { open }) => open(calls).page({ org: id }, page),
    unanswered: ({ id }, page, { open, viewer }) =>
      open(needs).page({ org: id, ...(may(viewer, 'need.read') ? {} : { id: [] }) }, page),
  },
  Jurisdiction: {
    partyOrg: ({ code = '' }, _, context) => (may(context.viewer, 'party.read') ? serverOf(code, context) : null),
  },
  Grid: {
    __resolveReference: ({ code }) => ({ code }),
    partyOrg: ({ code = '' }, _, context) => (may(context.viewer, 'party.read') ? serverOf(code, context) : null),
    openNeeds: async ({ code = '' }, _, { counters }) => (await counters.of(code)).get('needs-open'),
  },
};
