import { placeOf, registryAt } from '@linli/kit';
import { ifMay, may, seen } from './eyes.ts';
import { partyOrgs } from './party-org.model.ts';
import { pointAccounts } from './point-account.model.ts';
import { pointEntries } from './point-entry.model.ts';
import type { Resolvers } from './schema.types.ts';
import { signUps } from './sign-up.model.ts';
import { projects } from './volunteer-project.model.ts';
import { shifts } from './volunteer-shift.model.ts';
import { cancelAt, endAt, openAt, planAt, recordAt, redeemFrom, signUpFor } from './volunteer.carry.ts';

export const volunteerResolvers: Resolvers = {
  Query: {
    volunteerProject: (_, { id }, { open }) => open(projects).find(id),
    volunteerProjects: (_, { state, ...page }, { open }) => open(projects).page({ state: state ?? undefined }, page),
    volunteerShift: (_, { id }, { open }) => open(shifts).find(id),
    pointAccounts: (_, page, { open }) => open(pointAccounts).page({}, page),
  },
  Mutation: {
    openVolunteerProject: (_, { input }, context) => openAt(input, context),
    endVolunteerProject: (_, args, context) => endAt(args, context),
    planShift: (_, { input }, context) => planAt(input, context),
    signUpForShift: (_, args, context) => signUpFor(args, context),
    recordShift: (_, args, context) => recordAt(args, context),
    cancelShift: (_, args, context) => cancelAt(args, context),
    redeemPoints: (_, args, context) => redeemFrom(args, context),
  },
  VolunteerProject: {
    __resolveReference: ({ id }, context) => seen(context, projects, { id, needs: 'party.read' }),
    org: (row, _, context) => (row.org ? registryAt(placeOf(row), context).open(partyOrgs).find(row.org) : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    shifts: ({ id }, page, { open }) => open(shifts).page({ project: id }, page),
  },
  VolunteerShift: {
    __resolveReference: ({ id }, context) => seen(context, shifts, { id, needs: 'party.read' }),
    project: ({ project }, _, { open }) => open(projects).find(project),
    signUps: ({ id }, page, { open, viewer }) =>
      open(signUps).page({ target: id, ...ifMay(viewer, 'volunteer.manage') }, page),
  },
  PointAccount: {
    async __resolveReference({ id }, context) {
      const row = await seen(context, pointAccounts, { id, needs: 'party.read' });
      return row && (row.user === context.viewer.id || may(context.viewer, 'volunteer.manage')) ? row : null;
    },
    user: ({ user }) => user,
    entries: (row, page, context) =>
      registryAt(placeOf(row), context).open(pointEntries).page({ account: row.id }, page),
  },
  PointEntry: {
    __resolveReference: ({ id }, context) => seen(context, pointEntries, { id, needs: 'volunteer.manage' }),
  },
};
