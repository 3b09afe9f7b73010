import { dayOf } from '@linli/kit';
import { evidence } from './evidence.model.ts';
import { bytesOf } from './evidence.carry.ts';
import { seen } from './eyes.ts';
import { act, planInspection, submitRectification } from './inspection.carry.ts';
import { inspections, visitsSaved } from './inspection.model.ts';
import { actionsOf } from './inspection.permission.ts';
import { cancel, record } from './inspection.rules.ts';
import { merchants } from './merchant.model.ts';
import { order, sendBack, toPutRight, transfer, verify } from './rectification.rules.ts';
import type { Resolvers } from './schema.types.ts';

const MOST_PHOTOS = 60;

export const inspectionResolvers: Resolvers = {
  Query: {
    inspection: (_, { id }, { open }) => open(inspections).find(id),
    inspections: (_, { filter, ...page }, { open }) => open(inspections).page({ ...filter }, page),
    evidencePhoto: (_, { id }, context) => bytesOf(context, id),
  },
  Mutation: {
    planInspection: (_, { input }, context) => planInspection(context, input),
    cancelInspection: (_, { reason, ...target }, context) =>
      act(context, target, (row, actor) => cancel(row, reason, actor)),
    recordInspection: (_, { input, ...target }, context) =>
      act(context, target, (row, actor) => record(row, input, actor)),
    orderRectification: (_, { dueAt, ...target }, context) =>
      act(context, target, (row, actor) => order(row, dueAt, actor)),
    submitRectification: (_, args, context) => submitRectification(context, args),
    verifyRectification: (_, { ok, reason, dueAt, ...target }, context) =>
      act(context, target, (row, actor) => (ok ? verify(row, actor) : sendBack(row, { reason, dueAt }, actor))),
    transferRectification: (_, { reason, ...target }, context) =>
      act(context, target, (row, actor) => transfer(row, reason, actor)),
  },
  Inspection: {
    __resolveReference: ({ id }, context) => seen(context, inspections, id),
    merchant: ({ merchant }, _, { open }) => open(merchants).find(merchant),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    isMissed: ({ state, plannedFor }, _, { now }) => state === 'PLANNED' && plannedFor < dayOf(now),
    isJoint: ({ parts }) => parts.length > 1,
    visitsSaved: (row) => (row.doneAt ? visitsSaved(row) : 0),
    rectification: async (row, _, { open }) =>
      row.result === 'FAIL' && row.state !== 'DONE'
        ? {
            ...row,
            items: toPutRight(row),
            evidence: await open(evidence).some({ inspection: row.id }, { limit: MOST_PHOTOS }),
          }
        : null,
    case: ({ caseId }) => (caseId ? { id: caseId } : null),
    actions: (row, _, context) => actionsOf(row, context),
  },
  Evidence: {
    __resolveReference: ({ id }, context) => seen(context, evidence, id),
  },
  Case: {
    __resolveReference: ({ id }) => ({ id }),
    inspection: ({ id }, _, { open }) => (id ? open(inspections).findBy({ caseId: id }) : null),
  },
};
