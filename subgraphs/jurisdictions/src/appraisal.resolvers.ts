import { appraisals } from './appraisal.model.ts';
import { appeal, decide, rateOf, readable, rescore, settle } from './appraisal.rules.ts';
import { draftAppraisal, findReadable, publishAppraisal } from './appraisal.steps.ts';
import { isOwn } from './assignment.rules.ts';
import { divisions } from './jurisdiction.model.ts';
import type { Resolvers } from './schema.types.ts';
import { seenWorker } from './worker.eyes.ts';

export const appraisalResolvers: Resolvers = {
  Query: {
    appraisal: (_, { id }, context) => findReadable(id, context),
    appraisals: (_, { state, worker, mine, ...page }, { open, viewer }) =>
      open(appraisals).page({ worker, ...readable(viewer, { state, mine }) }, page),
  },
  Mutation: {
    draftAppraisal: (_, { input }, context) => draftAppraisal(input, context),
    rescoreAppraisal: (_, { id, version, ...input }, { open, viewer }) =>
      open(appraisals).change(id, version, (appraisal) => rescore(appraisal, input, viewer)),
    publishAppraisal: (_, args, context) => publishAppraisal(args, context),
    appealAppraisal: (_, { id, version, reason }, { open, ...at }) =>
      open(appraisals).change(id, version, (appraisal) => appeal(appraisal, reason, at)),
    decideAppeal: (_, { id, version, ...verdict }, { open, viewer }) =>
      open(appraisals).change(id, version, (appraisal) => decide(appraisal, verdict, viewer)),
    finalizeAppraisal: (_, { id, version }, { open, now }) =>
      open(appraisals).change(id, version, (appraisal) => settle(appraisal, now)),
  },
  Appraisal: {
    __resolveReference: ({ id }, context) => findReadable(id, context),
    worker: ({ worker }, _, context) => seenWorker(context, worker),
    decidedAt: ({ decider }, _, { reference }) => (decider ? reference(divisions).find(decider) : null),
    isMine: (appraisal, _, { viewer }) => isOwn(appraisal, viewer),
  },
  Indicator: {
    rate: ({ reached = 0, of = 0 }) => rateOf(reached, of),
  },
};
