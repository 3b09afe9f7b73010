import { placeOf, registryAt } from '@linli/kit';
import { may } from './eyes.ts';
import { attendances } from './party-attendance.model.ts';
import { admitTo, answerTransfer, rollsOf, rollsOfLogin } from './party-membership.carry.ts';
import { memberships } from './party-membership.model.ts';
import { comeBack, confirm, float, leave, offer } from './party-membership.rules.ts';
import { partyOrgs } from './party-org.model.ts';
import { pointAccounts } from './point-account.model.ts';
import type { Resolvers } from './schema.types.ts';
import { signUps } from './sign-up.model.ts';

export const partyMembershipResolvers: Resolvers = {
  Query: {
    async partyMembership(_, { id }, { open, viewer }) {
      const row = await open(memberships).find(id);
      return row?.keeper === viewer.id ? row : null;
    },
    partyTransfers: (_, page, context) => {
      const { viewer } = context;
      const { open } = viewer.home ? registryAt(viewer.home, context) : context;
      return open(memberships).page({ receiver: viewer.id }, page);
    },
    async myPartyLife(_, __, context) {
      const { open, viewer } = context;
      const there = viewer.home ? registryAt(viewer.home, context) : context;
      return {
        memberships: await rollsOfLogin(context),
        signUps: await open(signUps).some({ user: viewer.id }, { limit: 100, order: 'newest' }),
        points: await there.open(pointAccounts).findBy({ user: viewer.id }),
      };
    },
  },
  Mutation: {
    admitMember: (_, { input }, context) => admitTo(input, context),
    confirmMember: (_, { id, version }, context) =>
      context.open(memberships).change(id, version, (row) => confirm(row, context)),
    floatMember: (_, { id, version }, { open, viewer }) =>
      open(memberships).change(id, version, (row) => float(row, viewer)),
    returnMember: (_, { id, version }, { open, viewer }) =>
      open(memberships).change(id, version, (row) => comeBack(row, viewer)),
    async transferMember(_, { id, version, to }, context) {
      const { open, viewer } = context;
      const row = await open(memberships).load(id);
      const other = await registryAt(placeOf(row), context).open(partyOrgs).load(to);
      return open(memberships).change(id, version, (each) => offer(each, other, viewer));
    },
    answerTransfer: (_, args, context) => answerTransfer(args, context),
    endMembership: (_, { id, version, reason }, { open, viewer }) =>
      open(memberships).change(id, version, (row) => leave(row, reason, viewer)),
  },
  PartyMembership: {
    org: (row, _, context) => registryAt(placeOf(row), context).open(partyOrgs).find(row.org),
    residentId: ({ resident }) => resident,
    transferTo: (row, _, context) =>
      row.transferTo ? registryAt(placeOf(row), context).open(partyOrgs).find(row.transferTo) : null,
    attended: (row, _, context) => registryAt(placeOf(row), context).open(attendances).count({ member: row.id }),
  },
  Resident: {
    __resolveReference: ({ id }) => ({ id }),
    async partyMembership({ id = '' }, _, context) {
      const { viewer } = context;
      const asks = viewer.purpose === 'PARTY_WORK' && may(viewer, 'party-member.manage') && viewer.home;
      if (!asks) return null;
      const rolls = await rollsOf(id, registryAt(asks, context));
      return rolls.find(({ keeper }) => keeper === viewer.id) ?? null;
    },
  },
};
