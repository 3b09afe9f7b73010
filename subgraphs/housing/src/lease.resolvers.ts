import { seen } from './eyes.ts';
import { houses } from './house.model.ts';
import { endLease, registerLease } from './lease.carry.ts';
import { leases } from './lease.model.ts';
import type { Resolvers } from './schema.types.ts';

export const leaseResolvers: Resolvers = {
  Query: {
    lease: (_, { id }, { open }) => open(leases).find(id),
    leases: (_, { filter, ...page }, { open }) => open(leases).page({ ...filter }, page),
  },
  Mutation: {
    registerLease: (_, { input }, context) => registerLease(context, input),
    endLease: (_, target, context) => endLease(context, target),
  },
  Lease: {
    __resolveReference: ({ id }, context) => seen(context, leases, id),
    house: ({ house }, _, { open }) => open(houses).find(house),
    tenants: ({ tenants }) => tenants.map((id) => ({ id })),
  },
};
