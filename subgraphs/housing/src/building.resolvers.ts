import { placeOf } from '@linli/kit';
import { buildingAddress } from './address.shown.ts';
import { normaliseAddress } from '@linli/vocabulary';
import { alias } from './address.rules.ts';
import { boardOf } from './board.ts';
import { raise } from './building.carry.ts';
import { buildings } from './building.model.ts';
import { moveBuilding } from './building.move.ts';
import { describe, registerUnit } from './building.rules.ts';
import { estates } from './estate.model.ts';
import { seen } from './eyes.ts';
import { houses } from './house.model.ts';
import type { Resolvers } from './schema.types.ts';
import { units } from './unit.model.ts';

// More stairways no building has.
const MOST_UNITS = 200;

export const buildingResolvers: Resolvers = {
  Query: {
    building: (_, { id }, { open }) => open(buildings).find(id),
    buildings: (_, { estate, kind, ...page }, { open }) => open(buildings).page({ estate, kind }, page),
  },
  Mutation: {
    registerBuilding: (_, { input }, context) => raise(context, input),
    describeBuilding: (_, { id, version, input }, { open, now }) =>
      open(buildings).change(id, version, (building) => describe(building, input, now)),
    moveBuilding: (_, target, context) => moveBuilding(context, target),
    async registerUnit(_, { input }, { open }) {
      const { building: id, ...unit } = input;
      const building = await open(buildings).load(id);
      return open(units).insert(placeOf(building), registerUnit(building.id, unit));
    },
    async aliasBuilding(_, { id, version, alias: text }, { open }) {
      const key = normaliseAddress(text);
      const holder = await open(buildings).findBy({ addressKey: key });
      const named = holder ?? (await open(buildings).findBy({ aliasKeys: key }));
      return open(buildings).change(id, version, (row) =>
        alias(row, { text, key, kind: 'BUILDING', holder: named?.id ?? null }),
      );
    },
  },
  Building: {
    __resolveReference: ({ id }, context) => seen(context, buildings, id),
    estate: ({ estate }, _, { open }) => (estate ? open(estates).find(estate) : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    address: (building) => buildingAddress(building),
    units: ({ id }, _, { open }) => open(units).some({ building: id }, { limit: MOST_UNITS }),
    houses: ({ id }, page, { open }) => open(houses).page({ building: id }, page),
    houseCount: ({ id }, _, { open }) => open(houses).count({ building: id }),
    board: (building, _, context) => boardOf(context, building),
  },
  Unit: {
    __resolveReference: ({ id }, context) => seen(context, units, id),
    building: ({ building }, _, { open }) => open(buildings).find(building),
  },
};
