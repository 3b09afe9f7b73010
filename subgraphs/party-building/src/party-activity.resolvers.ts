import { type Context, small, placeOf, registryAt } from '@linli/kit';
import { seen } from './eyes.ts';
import { checkInByCode, checkInMember, holdAt, openAt, planAt, presentAt } from './party-activity.carry.ts';
import { activities, type PartyActivity } from './party-activity.model.ts';
import { actionsOf, cancel } from './party-activity.rules.ts';
import { attendances } from './party-attendance.model.ts';
import { memberships } from './party-membership.model.ts';
import { partyOrgs } from './party-org.model.ts';
import type { Resolvers } from './schema.types.ts';

const told = (n: number | null | undefined, row: PartyActivity, context: Context) =>
  n == null ? null : small(n, placeOf(row), context);

const hasBegun = ({ state }: PartyActivity): boolean => state === 'OPEN' || state === 'HELD';

export const partyActivityResolvers: Resolvers = {
  Query: {
    partyActivity: (_, { id }, { open }) => open(activities).find(id),
    partyActivities: (_, { filter, ...page }, { open }) => open(activities).page({ ...filter }, page),
  },
  Mutation: {
    planPartyActivity: (_, { input }, context) => planAt(input, context),
    openPartyActivity: (_, args, context) => openAt(args, context),
    checkInMember: (_, args, context) => checkInMember(args, context),
    checkInByCode: (_, { code }, context) => checkInByCode(code, context),
    holdPartyActivity: (_, args, context) => holdAt(args, context),
    cancelPartyActivity: (_, { id, version, reason }, { open, viewer }) =>
      open(activities).change(id, version, (row) => cancel(row, reason, viewer)),
  },
  PartyActivity: {
    __resolveReference: ({ id }, context) => seen(context, activities, { id, needs: 'party.read' }),
    org: (row, _, context) => registryAt(placeOf(row), context).open(partyOrgs).find(row.org),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    checkInCode: ({ code, keeper }, _, { viewer }) => (keeper === viewer.id ? (code ?? null) : null),
    expected: (row, _, context) => told(row.expected, row, context),
    present: async (row, _, context) =>
      hasBegun(row) ? told(row.present ?? (await presentAt(row, context)), row, context) : null,
    attendances: ({ id }, page, { open, viewer }) => open(attendances).page({ activity: id, keeper: viewer.id }, page),
    actions: (row, _, { viewer }) => actionsOf(row, viewer),
  },
  PartyAttendance: {
    member: (row, _, context) => registryAt(placeOf(row), context).open(memberships).find(row.member),
  },
};
