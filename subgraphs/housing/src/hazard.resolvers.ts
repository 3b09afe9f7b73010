import { buildings } from './building.model.ts';
import { estates } from './estate.model.ts';
import { seen } from './eyes.ts';
import { act, record } from './hazard.carry.ts';
import { hazards } from './hazard.model.ts';
import { actionsOf, close, dismiss, escalate, order, pass, rectify, sendBack } from './hazard.rules.ts';
import { houses } from './house.model.ts';
import type { Resolvers } from './schema.types.ts';

export const hazardResolvers: Resolvers = {
  Query: {
    hazard: (_, { id }, { open }) => open(hazards).find(id),
    hazards: (_, { filter, ...page }, { open }) => open(hazards).page({ ...filter }, page),
  },
  Mutation: {
    findHazard: (_, { input }, context) => record(context, input),
    orderHazard: (_, { input, ...target }, context) => act(context, target, (row, actor) => order(row, input, actor)),
    dismissHazard: (_, { reason, ...target }, context) =>
      act(context, target, (row, actor) => dismiss(row, reason, actor)),
    rectifyHazard: (_, { measures, ...target }, context) =>
      act(context, target, (row, actor) => rectify(row, measures, actor)),
    checkHazard: (_, { ok, reason, dueAt, ...target }, context) =>
      act(context, target, (row, actor) => (ok ? pass(row, actor) : sendBack(row, { reason, dueAt }, actor))),
    closeHazard: (_, target, context) => act(context, target, close),
    escalateHazard: (_, { reason, ...target }, context) =>
      act(context, target, (row, actor) => escalate(row, reason, actor)),
  },
  Hazard: {
    __resolveReference: ({ id }, context) => seen(context, hazards, id),
    house: ({ house }, _, { open }) => (house ? open(houses).find(house) : null),
    building: ({ building }, _, { open }) => (building ? open(buildings).find(building) : null),
    estate: ({ estate }, _, { open }) => (estate ? open(estates).find(estate) : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    foundBy: ({ createdBy }) => createdBy,
    case: ({ caseId }) => (caseId ? { id: caseId } : null),
    actions: (row, _, context) => actionsOf(row, context),
  },
};
