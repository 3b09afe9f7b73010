import { checkedCode, none } from '@linli/kit';
import { pathOf } from '@linli/vocabulary';
import { importDivisions } from './division-import.steps.ts';
import { grids } from './grid.model.ts';
import { divisions } from './jurisdiction.model.ts';
import { childrenOf, listed, modelOf, reachedAt, runAs, tiersAt } from './jurisdiction.rules.ts';
import { streetAbove } from './place.steps.ts';
import { points } from './point.model.ts';
import type { Resolvers } from './schema.types.ts';
import { gridStatsAt, staffingFor, unassignedAt, workforceStatsAt } from './stats.steps.ts';

export const jurisdictionResolvers: Resolvers = {
  Query: {
    jurisdiction: (_, { code }, { reference }) => reference(divisions).find(checkedCode(code)),
    divisions: (_, { parent, level, named, withEnded, ...page }, { reference }) =>
      reference(divisions).page(
        { ...listed({ parent: parent && checkedCode(parent), level, named }), validTo: withEnded ? undefined : none },
        page,
      ),
  },
  Mutation: {
    setAdminModel: (_, { code, version, model }, { reference, viewer }) =>
      reference(divisions).change(checkedCode(code), version, (division) => runAs(division, model, viewer)),
    setContacts: (_, { code, version, contacts }, { reference, viewer }) =>
      reference(divisions).change(checkedCode(code), version, (division) => reachedAt(division, contacts, viewer)),
    importDivisions: (_, args, context) => importDivisions(args, context),
  },
  Jurisdiction: {
    __resolveReference: ({ code }, { reference }) => reference(divisions).find(checkedCode(code)),
    code: ({ id }) => id,
    statLevel: ({ level }) => level,
    adminModel: (division) => modelOf(division),
    tiers: async ({ id }, _, context) => tiersAt(id, await streetAbove(id, context)),
    parent: ({ parent }, _, { reference }) => (parent ? reference(divisions).find(parent) : null),
    ancestors: ({ id }, _, { reference }) => reference(divisions).findMany(pathOf(id).slice(0, -1)),
    children: ({ id }, { level }, { reference }) =>
      reference(divisions).some({ ...childrenOf(id, level), validTo: none }, { limit: 2_000 }),
    replacedBy: ({ replacedBy }, _, { reference }) => reference(divisions).findMany(replacedBy ?? []),
    grids: ({ id }, { type, level, status, ...page }, { open }) =>
      open(grids).page({ type, level, status: status ?? 'ACTIVE' }, { ...page, within: page.within ?? id }),
    points: ({ id }, { kind, ...page }, { open }) =>
      open(points).page({ kind, status: 'ACTIVE' }, { ...page, within: page.within ?? id }),
    gridStats: ({ id }, _, context) => gridStatsAt(id, context),
    workforceStats: ({ id }, { range }, context) => workforceStatsAt(id, range, context),
    staffing: ({ id }, _, context) => staffingFor(id, context),
    unassigned: ({ id }, _, context) => unassignedAt(id, context),
  },
};
