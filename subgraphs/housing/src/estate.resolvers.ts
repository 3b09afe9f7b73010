import { checkedCode, dayOf } from '@linli/kit';
import { estateAddress } from './address.shown.ts';
import { areaOf } from '@linli/vocabulary';
import { alias } from './address.rules.ts';
import { buildings } from './building.model.ts';
import { estates } from './estate.model.ts';
import { appoint, describe, register, seat } from './estate.rules.ts';
import { seen } from './eyes.ts';
import { houses } from './house.model.ts';
import type { Resolvers } from './schema.types.ts';

export const estateResolvers: Resolvers = {
  Query: {
    estate: (_, { id }, { open }) => open(estates).find(id),
    estates: (_, page, { open }) => open(estates).page({}, page),
  },
  Mutation: {
    registerEstate: (_, { input }, { open }) =>
      open(estates).insert(checkedCode(input.place, 'place'), register(input)),
    describeEstate: (_, { id, version, input }, { open }) =>
      open(estates).change(id, version, (estate) => describe(estate, input)),
    appointPropertyCompany: (_, { id, version, input }, { open }) =>
      open(estates).change(id, version, (estate) => appoint(estate, input)),
    seatOwnersCommittee: (_, { id, version, input }, { open }) =>
      open(estates).change(id, version, (estate) => seat(estate, input)),
    async aliasEstate(_, { id, version, alias: text }, { open }) {
      const key = areaOf(text);
      const holder = await open(estates).findBy({ addressKey: key });
      const named = holder ?? (await open(estates).findBy({ aliasKeys: key }));
      return open(estates).change(id, version, (row) =>
        alias(row, { text, key, kind: 'ESTATE', holder: named?.id ?? null }),
      );
    },
  },
  Estate: {
    __resolveReference: ({ id }, context) => seen(context, estates, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    address: (estate) => estateAddress(estate),
    ownersCommittee: ({ ownersCommittee: committee }, _, { now }) =>
      committee ? { ...committee, isOver: committee.until < dayOf(now) } : null,
    grids: ({ grids }) => grids.map((code) => ({ code })),
    buildings: ({ id }, page, { open }) => open(buildings).page({ estate: id }, page),
    houseCount: ({ id }, _, { open }) => open(houses).count({ estate: id }),
  },
};
