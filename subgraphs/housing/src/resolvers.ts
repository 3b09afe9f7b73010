import { mergeResolvers } from '@linli/kit';
import { buildingResolvers } from './building.resolvers.ts';
import { estateResolvers } from './estate.resolvers.ts';
import { hazardResolvers } from './hazard.resolvers.ts';
import { houseResolvers } from './house.resolvers.ts';
import { leaseResolvers } from './lease.resolvers.ts';
import { occupancyResolvers } from './occupancy.resolvers.ts';
import type { Resolvers } from './schema.types.ts';
import { statsResolvers } from './stats.resolvers.ts';

export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  estateResolvers,
  buildingResolvers,
  houseResolvers,
  leaseResolvers,
  hazardResolvers,
  occupancyResolvers,
  statsResolvers,
);
