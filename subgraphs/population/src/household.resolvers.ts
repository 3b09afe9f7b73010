import { because } from '@linli/kit';
import { ifReads, reads, seenResident } from './eyes.ts';
import { households } from './household.model.ts';
import { changeHead, joinHousehold, leaveHousehold, registerHousehold } from './household.steps.ts';
import { recordKinship, removeKinship } from './kinship.steps.ts';
import { endResidence, startResidence } from './residence.steps.ts';
import { residents } from './resident.model.ts';
import type { Resolvers } from './schema.types.ts';

export const householdResolvers: Resolvers = {
  Query: {
    household: (_, { id }, { open }) => open(households).find(id),
    households: (_, { filter, ...page }, { open }) => {
      const { house, ...rest } = filter ?? {};
      return open(households).page({ state: 'ACTIVE', ...rest, houseId: house }, page);
    },
  },
  Mutation: {
    registerHousehold: (_, { input }, context) => registerHousehold(context, input),
    joinHousehold: (_, { household, relationToHead, ...target }, context) =>
      joinHousehold(context, target, { household, relationToHead }),
    leaveHousehold: (_, target, context) => leaveHousehold(context, target),
    changeHouseholdHead: (_, { head, ...target }, context) => changeHead(context, target, head),
    startResidence: (_, { input, ...target }, context) => startResidence(context, target, input),
    endResidence: (_, { on, ...target }, context) => endResidence(context, target, on),
    recordKinship: (_, { relative, kind, ...target }, context) => recordKinship(context, target, { relative, kind }),
    removeKinship: (_, { reason, ...target }, context) => removeKinship(context, target, because(reason)),
  },
  Household: {
    __resolveReference: ({ id }, { open, viewer }) => (reads(viewer) ? open(households).find(id) : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    head: ({ headId }, _, context) => seenResident(context, headId),
    members: ({ id }, page, { open, viewer }) =>
      open(residents).page({ householdId: id, status: 'PRESENT', ...ifReads(viewer) }, page),
    house: ({ houseId }) => (houseId ? { id: houseId } : null),
    dissolvedInto: ({ dissolvedInto }, _, { open }) => (dissolvedInto ? open(households).find(dissolvedInto) : null),
  },
};
