import { type Context, fail, type Rule } from '@linli/kit';
import { lookUp } from './address.lookup.ts';
import { normaliseAddress } from '@linli/vocabulary';
import { alias } from './address.rules.ts';
import { buildingAddress, estateAddress, houseAddress } from './address.shown.ts';
import { buildings } from './building.model.ts';
import { estates } from './estate.model.ts';
import { seen } from './eyes.ts';
import { hazards } from './hazard.model.ts';
import { mismatchesIn, settle, takeOff } from './house.carry.ts';
import { houses, type House } from './house.model.ts';
import { changeUse, describe } from './house.rules.ts';
import { leases } from './lease.model.ts';
import { reconcile } from './mismatch.carry.ts';
import { checks } from './occupancy-check.model.ts';
import type { Resolvers } from './schema.types.ts';
import { units } from './unit.model.ts';

const MOST_LEASES = 50;

async function changed(context: Context, { id, version }: { id: string; version: number }, rule: Rule<House>) {
  const house = await context.open(houses).change(id, version, rule);
  await reconcile(context, [house]);
  return house;
}

export const houseResolvers: Resolvers = {
  Query: {
    house: (_, { id }, { open }) => open(houses).find(id),
    houses: (_, { filter, ...page }, { open }) => open(houses).page({ ...filter }, page),
    lookupAddress: (_, { text }, context) => lookUp(context, text),
  },
  Mutation: {
    registerHouse: (_, { input }, context) => settle(context, input),
    async describeHouse(_, { id, version, input }, context) {
      const house = await context.open(houses).load(id);
      const building = await context.open(buildings).load(house.building);
      return changed(context, { id, version }, (row) => describe(row, input, building));
    },
    changeHouseUse: (_, { use, ...target }, context) => changed(context, target, (row) => changeUse(row, use)),
    removeHouse: (_, target, context) => takeOff(context, target),
    async aliasHouse(_, { id, version, alias: text }, { open }) {
      const key = normaliseAddress(text);
      const holder = await open(houses).findBy({ addressKey: key });
      const named = holder ?? (await open(houses).findBy({ aliasKeys: key }));
      return open(houses).change(id, version, (row) =>
        alias(row, { text, key, kind: 'HOUSE', holder: named?.id ?? null }),
      );
    },
  },
  House: {
    __resolveReference: ({ id }, context) => seen(context, houses, id),
    building: ({ building }, _, { open }) => open(buildings).find(building),
    estate: ({ estate }, _, { open }) => (estate ? open(estates).find(estate) : null),
    unit: ({ building, unitNumber: number }, _, { open }) => (number ? open(units).findBy({ building, number }) : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    address: async (house, _, { open }) => houseAddress(house, await open(buildings).find(house.building)),
    leases: ({ id: house }, _, { open }) => open(leases).some({ house, state: 'ACTIVE' }, { limit: MOST_LEASES }),
    hazards: ({ id: house }, page, { open }) => open(hazards).page({ house }, page),
    checks: ({ id: house }, page, { open }) => open(checks).page({ house }, page),
    mismatches: (house, _, context) => mismatchesIn(context, house),
  },
  AddressCandidate: {
    async address({ estate, building, house }, _, { open }) {
      if (house) return houseAddress(house, building ?? (await open(buildings).find(house.building)));
      return building ? buildingAddress(building) : estateAddress(estate ?? fail('ADDRESS_INVALID'));
    },
  },
};
