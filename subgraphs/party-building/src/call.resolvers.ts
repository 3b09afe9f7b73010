import { type Context, placeOf, registryAt } from '@linli/kit';
import { answerCall, publishAt, summariseAt } from './call.carry.ts';
import { calls } from './call.model.ts';
import { actionsOf, cancel, close, open as opening } from './call.rules.ts';
import { ifMay, may, seen } from './eyes.ts';
import { partyOrgs } from './party-org.model.ts';
import type { Resolvers } from './schema.types.ts';
import { signUps, type SignUp } from './sign-up.model.ts';
import { shifts } from './volunteer-shift.model.ts';
import { withdrawFrom } from './volunteer.carry.ts';

/** The person, and the staff who work with it. */
const knows = ({ user, of }: SignUp, { viewer }: Context): boolean =>
  user === viewer.id || may(viewer, of === 'CALL' ? 'call.make' : 'volunteer.manage');

export const callResolvers: Resolvers = {
  Query: {
    call: (_, { id }, { open }) => open(calls).find(id),
    calls: (_, { state, ...page }, { open }) => open(calls).page({ state: state ?? undefined }, page),
  },
  Mutation: {
    publishCall: (_, { input }, context) => publishAt(input, context),
    openCall: (_, { id, version }, { open }) => open(calls).change(id, version, opening),
    closeCall: (_, { id, version }, { open }) => open(calls).change(id, version, close),
    summariseCall: (_, args, context) => summariseAt(args, context),
    cancelCall: (_, { id, version, reason }, { open }) => open(calls).change(id, version, (row) => cancel(row, reason)),
    answerCall: (_, args, context) => answerCall(args, context),
    withdrawSignUp: (_, args, context) => withdrawFrom(args, context),
  },
  Call: {
    __resolveReference: ({ id }, context) => seen(context, calls, { id, needs: 'party.read' }),
    org: (row, _, context) => registryAt(placeOf(row), context).open(partyOrgs).find(row.org),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    signUps: ({ id }, page, { open, viewer }) =>
      open(signUps).page({ target: id, ...ifMay(viewer, 'call.make') }, page),
    actions: (row, _, context) => actionsOf(row, context),
  },
  SignUp: {
    async __resolveReference({ id }, context) {
      const row = await seen(context, signUps, { id, needs: 'party.read' });
      return row && knows(row, context) ? row : null;
    },
    user: (row, _, context) => (knows(row, context) ? row.user : null),
    call: ({ of, target }, _, { open }) => (of === 'CALL' ? open(calls).find(target) : null),
    shift: ({ of, target }, _, { open }) => (of === 'SHIFT' ? open(shifts).find(target) : null),
  },
};
