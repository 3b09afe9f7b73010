import { checkedCode } from '@linli/kit';
import { assignments } from './assignment.model.ts';
import { grids } from './grid.model.ts';
import { countHouseholds, redraw, rename } from './grid.rules.ts';
import { closeGrid, createGrid, mergeGrid, splitGrid } from './grid.steps.ts';
import { divisions } from './jurisdiction.model.ts';
import { points } from './point.model.ts';
import { gridAt } from './public.steps.ts';
import type { Resolvers } from './schema.types.ts';
import { gridStatsAt, staffingFor, workforceStatsAt } from './stats.steps.ts';
import { ifMay } from './rights.rules.ts';

export const gridResolvers: Resolvers = {
  Query: {
    grid: (_, { code }, { open }) => open(grids).findBy({ code: checkedCode(code) }),
    grids: (_, { type, level, status, ...page }, { open }) =>
      open(grids).page({ type, level, status: status ?? 'ACTIVE' }, page),
    gridAt: (_, { lng, lat, within }, context) => gridAt([lng, lat], checkedCode(within), context),
  },
  Mutation: {
    createGrid: (_, { input }, context) => createGrid(input, context),
    renameGrid: (_, { id, version, name }, { open }) => open(grids).change(id, version, (grid) => rename(grid, name)),
    redrawGrid: (_, { id, version, geometry }, { open }) =>
      open(grids).change(id, version, (grid) => redraw(grid, geometry)),
    setGridHouseholds: (_, { id, version, households }, { open }) =>
      open(grids).change(id, version, (grid) => countHouseholds(grid, households)),
    mergeGrid: (_, args, context) => mergeGrid(args, context),
    splitGrid: (_, args, context) => splitGrid(args, context),
    closeGrid: (_, args, context) => closeGrid(args, context),
  },
  Grid: {
    __resolveReference: ({ code }, { open }) => open(grids).findBy({ code }),
    geometry: ({ border }) => border,
    jurisdiction: ({ jurisdiction }, _, { reference }) => reference(divisions).find(jurisdiction),
    parent: ({ parent }, _, { open }) => open(grids).findBy({ code: parent }),
    children: ({ code }, page, { open }) => open(grids).page({ parent: code, status: 'ACTIVE' }, page),
    replacedBy: ({ replacedBy }, _, { open }) => open(grids).some({ code: replacedBy }, { limit: 9 }),
    assignments: ({ code }, page, { open, viewer }) =>
      open(assignments).page({ grid: code, holds: true, ...ifMay(viewer, 'worker.read') }, page),
    points: ({ code }, { kind, ...page }, { open }) =>
      open(points).page({ kind, status: 'ACTIVE' }, { ...page, within: page.within ?? code }),
    gridStats: ({ code }, _, context) => gridStatsAt(code, context),
    workforceStats: ({ code }, { range }, context) => workforceStatsAt(code, range, context),
    staffing: ({ code }, _, context) => staffingFor(code, context),
  },
};
