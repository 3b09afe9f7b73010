import { teamAt } from './building-team.steps.ts';
import { grids } from './grid.model.ts';
import { divisions } from './jurisdiction.model.ts';
import { points } from './point.model.ts';
import { correct } from './point.rules.ts';
import { codeOn, movePoint, registerPoint, removePoint } from './point.steps.ts';
import { may } from './rights.rules.ts';
import type { Resolvers } from './schema.types.ts';

export const pointResolvers: Resolvers = {
  Query: {
    point: (_, { id }, { open }) => open(points).find(id),
    points: (_, { kind, incomplete, ...page }, { open }) =>
      open(points).page({ kind, teamComplete: incomplete ? false : undefined, status: 'ACTIVE' }, page),
  },
  Mutation: {
    registerPoint: (_, { input }, context) => registerPoint(input, context),
    correctPoint: (_, { id, version, ...input }, { open }) =>
      open(points).change(id, version, (point) => correct(point, input)),
    movePoint: (_, args, context) => movePoint(args, context),
    removePoint: (_, args, context) => removePoint(args, context),
  },
  Point: {
    __resolveReference: ({ id }, { open }) => open(points).find(id),
    grid: ({ grid }, _, { open }) => (grid ? open(grids).findBy({ code: grid }) : null),
    jurisdiction: ({ jurisdiction }, _, { reference }) => reference(divisions).find(jurisdiction),
    qrCode: ({ id }, _, context) => (may(context.viewer, 'point.manage') ? codeOn(id, context) : null),
    team: (point, _, context) => teamAt(point, context),
  },
};
