import { raiseAlert } from './alert.carry.ts';
import { alerts } from './alert.model.ts';
import { acknowledge, answer, arrive, dismiss } from './alert.rules.ts';
import { elders } from './elder-profile.model.ts';
import { seen } from './eyes.ts';
import type { Resolvers } from './schema.types.ts';

const refOf = (id: string | null | undefined) => (id ? { id } : null);

export const alertResolvers: Resolvers = {
  Query: {
    alert: (_, { id }, { open }) => open(alerts).find(id),
    alerts: (_, { elder, state, isOpen, ...page }, { open }) => open(alerts).page({ elder, state, isOpen }, page),
  },
  Mutation: {
    raiseAlert: (_, { input }, context) => raiseAlert(context, input),
    acknowledgeAlert: (_, { id, version }, { open, ...acting }) =>
      open(alerts).change(id, version, (row) => acknowledge(row, acting)),
    answerAlert: (_, { id, version, by }, { open, ...acting }) =>
      open(alerts).change(id, version, (row) => answer(row, by, acting)),
    arriveAtAlert: (_, { id, version }, { open, ...acting }) =>
      open(alerts).change(id, version, (row) => arrive(row, acting)),
    dismissAlert: (_, { id, version, reason }, { open, ...acting }) =>
      open(alerts).change(id, version, (row) => dismiss(row, reason, acting)),
  },
  Alert: {
    __resolveReference: ({ id }, context) => seen(context, alerts, id),
    elder: ({ elder }, _, { open }) => open(elders).find(elder),
    resident: ({ elder: id }) => ({ id }),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    gridCode: ({ grid }) => grid ?? null,
    point: ({ pointId }) => refOf(pointId),
    worker: ({ workerId }) => refOf(workerId),
    case: ({ caseId }) => refOf(caseId),
  },
};
