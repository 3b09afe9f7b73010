import { isOwn } from './assignment.rules.ts';
import { grids } from './grid.model.ts';
import { divisions } from './jurisdiction.model.ts';
import { may } from './rights.rules.ts';
import type { Resolvers } from './schema.types.ts';
import { tasks } from './task.model.ts';
import { begin, cancel, finish } from './task.rules.ts';
import { assignTask } from './visit.steps.ts';
import { seenWorker } from './worker.eyes.ts';

export const taskResolvers: Resolvers = {
  Query: {
    task: (_, { id }, { open }) => open(tasks).find(id),
    tasks: (_, { state, worker, mine, ...page }, { open, viewer }) =>
      open(tasks).page({ state, worker, userId: mine ? viewer.id : undefined }, page),
  },
  Mutation: {
    assignTask: (_, { input }, context) => assignTask(input, context),
    startTask: (_, { id, version }, { open, ...at }) => open(tasks).change(id, version, (task) => begin(task, at)),
    finishTask: (_, { id, version, result }, { open, ...at }) =>
      open(tasks).change(id, version, (task) => finish(task, result, at)),
    cancelTask: (_, { id, version, reason }, { open }) =>
      open(tasks).change(id, version, (task) => cancel(task, reason)),
  },
  Task: {
    __resolveReference: ({ id }, { open, viewer }) => (may(viewer, 'task.do') ? open(tasks).find(id) : null),
    grid: ({ grid }, _, { open }) => (grid ? open(grids).findBy({ code: grid }) : null),
    jurisdiction: ({ jurisdiction }, _, { reference }) => reference(divisions).find(jurisdiction),
    worker: ({ worker }, _, context) => seenWorker(context, worker),
    isMine: (task, _, { viewer }) => isOwn(task, viewer),
  },
};
