import { promises } from '@linli/testkit';
import { houses, rooms, subgraph } from './houses/subgraph.ts';

promises(subgraph, {
  samples: [
    { collection: houses, row: { number: 'A1' } },
    { collection: rooms, row: { rent: 3 } },
  ],
});
