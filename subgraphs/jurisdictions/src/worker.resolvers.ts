import { assignments } from './assignment.model.ts';
import { divisions } from './jurisdiction.model.ts';
import type { Resolvers } from './schema.types.ts';
import { seenWorker } from './worker.eyes.ts';
import { workers } from './worker.model.ts';
import { correctWorker, dismissWorker, registerWorker } from './worker.steps.ts';

export const workerResolvers: Resolvers = {
  Query: {
    worker: (_, { id }, { open }) => open(workers).find(id),
    workers: (_, { kind, status, ...page }, { open }) => open(workers).page({ kind, status: status ?? 'ACTIVE' }, page),
  },
  Mutation: {
    registerWorker: (_, { input }, context) => registerWorker(input, context),
    correctWorker: (_, args, context) => correctWorker(args, context),
    dismissWorker: (_, args, context) => dismissWorker(args, context),
  },
  Worker: {
    __resolveReference: ({ id }, context) => seenWorker(context, id),
    onDuty: async ({ id }, _, { open }) =>
      (await open(assignments).findBy({ worker: id, holds: true, onDuty: true })) !== null,
    jurisdiction: ({ jurisdiction }, _, { reference }) => reference(divisions).find(jurisdiction),
    assignments: ({ id }, page, { open }) => open(assignments).page({ worker: id, holds: true }, page),
  },
};
