import { draftCarePlan, giveCareTask, startCarePlan } from './care.carry.ts';
import { plans } from './care-plan.model.ts';
import { beginTask, cancelTask, endPlan, finishTask, revisePlan } from './care.rules.ts';
import { careTasks } from './care-task.model.ts';
import { elders } from './elder-profile.model.ts';
import { seen } from './eyes.ts';
import type { Resolvers } from './schema.types.ts';

export const careResolvers: Resolvers = {
  Query: {
    carePlan: (_, { id }, { open }) => open(plans).find(id),
    carePlans: (_, { elder, state, ...page }, { open }) => open(plans).page({ elder, state }, page),
    careTask: (_, { id }, { open }) => open(careTasks).find(id),
    careTasks: (_, { elder, state, mine, ...page }, { open, viewer }) =>
      open(careTasks).page({ elder, state, assignee: mine ? viewer.id : undefined }, page),
  },
  Mutation: {
    draftCarePlan: (_, { input }, context) => draftCarePlan(context, input),
    reviseCarePlan: (_, { id, version, lines }, { open }) =>
      open(plans).change(id, version, (row) => revisePlan(row, lines)),
    startCarePlan: (_, target, context) => startCarePlan(context, target),
    endCarePlan: (_, { id, version, reason }, { open, now }) =>
      open(plans).change(id, version, (row) => endPlan(row, reason, now)),
    giveCareTask: (_, { input }, context) => giveCareTask(context, input),
    startCareTask: (_, { id, version }, { open, ...acting }) =>
      open(careTasks).change(id, version, (row) => beginTask(row, acting)),
    finishCareTask: (_, { id, version, result }, { open, ...acting }) =>
      open(careTasks).change(id, version, (row) => finishTask(row, result, acting)),
    cancelCareTask: (_, { id, version, reason }, { open }) =>
      open(careTasks).change(id, version, (row) => cancelTask(row, reason)),
  },
  CarePlan: {
    __resolveReference: ({ id }, context) => seen(context, plans, id),
    elder: ({ elder }, _, { open }) => open(elders).find(elder),
  },
  CareTask: {
    __resolveReference: ({ id }, context) => seen(context, careTasks, id),
    elder: ({ elder }, _, { open }) => open(elders).find(elder),
    plan: ({ plan }, _, { open }) => (plan ? open(plans).find(plan) : null),
  },
};
