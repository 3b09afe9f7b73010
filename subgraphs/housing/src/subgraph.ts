import { importing } from '@linli/imports';
import { type Subgraph, withEndings } from '@linli/kit';
import { buildings } from './building.model.ts';
import { erasures } from './erasure.model.ts';
import { estates } from './estate.model.ts';
import { links } from './eyes.ts';
import { turnHazards } from './hazard.carry.ts';
import { hear } from './hearing.ts';
import { hazards } from './hazard.model.ts';
import { houses } from './house.model.ts';
import { turnLeases } from './lease.carry.ts';
import { leases } from './lease.model.ts';
import { ledgers } from './ledger.target.ts';
import { mismatches } from './mismatch.model.ts';
import { checks } from './occupancy-check.model.ts';
import { occupants } from './occupant.model.ts';
import { resolvers } from './resolvers.ts';
import { units } from './unit.model.ts';

const bare: Subgraph = {
  name: 'housing',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [estates, buildings, units, houses, leases, hazards, occupants, checks, mismatches, erasures.kept],
  resolvers,
  services: ['registry'],
  links,
  hearsMany: hear,
  ticks: [
    { name: 'leases', seconds: 60, run: turnLeases },
    { name: 'hazards', seconds: 60, run: turnHazards },
  ],
};

/** Homes, addresses, leases and hazards 房屋; ledgers of houses are brought in. */
export const subgraph: Subgraph = withEndings(importing(bare, ledgers));
