import { placeOf } from '@linli/kit';
import { seen } from './eyes.ts';
import { houses } from './house.model.ts';
import { amendHouse } from './mismatch.carry.ts';
import { mismatches } from './mismatch.model.ts';
import { decide } from './mismatch.rules.ts';
import { checks } from './occupancy-check.model.ts';
import { check, seenNow } from './occupancy.rules.ts';
import { occupants } from './occupant.model.ts';
import type { Resolvers } from './schema.types.ts';

const MOST_HOUSES = 50;

export const occupancyResolvers: Resolvers = {
  Query: {
    mismatch: (_, { id }, { open }) => open(mismatches).find(id),
    mismatches: (_, { filter, ...page }, { open }) => open(mismatches).page({ state: 'OPEN', ...filter }, page),
  },
  Mutation: {
    async recordOccupancyCheck(_, { input }, context) {
      const house = await context.open(houses).load(input.house);
      const made = await context.open(checks).insert(placeOf(house), check(input, house));
      await amendHouse(context, house.id, () => seenNow(input.seen, context.now));
      return made;
    },
    decideMismatch: (_, { id, version, reason }, { open, now }) =>
      open(mismatches).change(id, version, (row) => decide(row, reason, now)),
  },
  OccupancyCheck: {
    __resolveReference: ({ id }, context) => seen(context, checks, id),
    house: ({ house }, _, { open }) => open(houses).find(house),
    checkedBy: ({ createdBy }) => createdBy,
    checkedAt: ({ createdAt }) => createdAt,
  },
  Mismatch: {
    __resolveReference: ({ id }, context) => seen(context, mismatches, id),
    house: ({ house }, _, { open }) => open(houses).find(house),
  },
  Resident: {
    __resolveReference: ({ id }) => ({ id }),
    async houses({ id = '' }, _, { open }) {
      const rows = await open(occupants).some({ resident: id }, { limit: MOST_HOUSES });
      const found = await Promise.all(
        [...new Set(rows.map(({ house }) => house))].map((each) => open(houses).find(each)),
      );
      return found.filter((house) => house !== null);
    },
  },
};
