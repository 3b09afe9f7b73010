import { grids } from './grid.model.ts';
import { divisions } from './jurisdiction.model.ts';
import { points } from './point.model.ts';
import { may } from './rights.rules.ts';
import type { Resolvers } from './schema.types.ts';
import { visits } from './visit.model.ts';
import { instantsOf, record } from './visit.rules.ts';
import { planVisit } from './visit.steps.ts';
import { seenWorker } from './worker.eyes.ts';

export const visitResolvers: Resolvers = {
  Query: {
    visit: (_, { id }, { open }) => open(visits).find(id),
    visits: (_, { state, kind, worker, planned, ...page }, { open }) =>
      open(visits).page({ state, kind, worker, plannedAt: instantsOf(planned) }, page),
  },
  Mutation: {
    planVisit: (_, { input }, context) => planVisit(input, context),
    recordVisit: (_, { id, version, ...found }, { open, ...at }) =>
      open(visits).change(id, version, (visit) => record(visit, found, at)),
  },
  Visit: {
    __resolveReference: ({ id }, { open, viewer }) => (may(viewer, 'worker.read') ? open(visits).find(id) : null),
    grid: ({ grid }, _, { open }) => (grid ? open(grids).findBy({ code: grid }) : null),
    jurisdiction: ({ jurisdiction }, _, { reference }) => reference(divisions).find(jurisdiction),
    point: ({ point }, _, { open }) => (point ? open(points).find(point) : null),
    worker: ({ worker }, _, context) => seenWorker(context, worker),
  },
};
