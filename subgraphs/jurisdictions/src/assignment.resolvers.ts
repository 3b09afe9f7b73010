import { assignments } from './assignment.model.ts';
import { isOwn, report } from './assignment.rules.ts';
import { grids } from './grid.model.ts';
import { divisions } from './jurisdiction.model.ts';
import { points } from './point.model.ts';
import { may } from './rights.rules.ts';
import type { Resolvers } from './schema.types.ts';
import { seenWorker } from './worker.eyes.ts';
import { assignWorker, endAssignment } from './worker.steps.ts';

export const assignmentResolvers: Resolvers = {
  Query: {
    assignments: (_, { role, worker, onDuty, ended, ...page }, { open }) =>
      open(assignments).page({ role, worker, onDuty, holds: ended ? undefined : true }, page),
  },
  Mutation: {
    assignWorker: (_, args, context) => assignWorker(args, context),
    endAssignment: (_, args, context) => endAssignment(args, context),
    startDuty: (_, { id, version }, { open, ...at }) =>
      open(assignments).change(id, version, (assignment) => report(assignment, true, at)),
    endDuty: (_, { id, version }, { open, ...at }) =>
      open(assignments).change(id, version, (assignment) => report(assignment, false, at)),
  },
  Assignment: {
    __resolveReference: ({ id }, { open, viewer }) => (may(viewer, 'worker.read') ? open(assignments).find(id) : null),
    worker: ({ worker }, _, context) => seenWorker(context, worker),
    grid: ({ grid }, _, { open }) => (grid ? open(grids).findBy({ code: grid }) : null),
    jurisdiction: ({ jurisdiction }, _, { reference }) => reference(divisions).find(jurisdiction),
    building: ({ building }, _, { open }) => (building ? open(points).find(building) : null),
    isMine: (assignment, _, { viewer }) => isOwn(assignment, viewer),
  },
};
