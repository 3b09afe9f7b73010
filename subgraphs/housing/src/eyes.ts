import { seenWith, type Viewer } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import type { House } from './house.model.ts';
import type { Lease } from './lease.model.ts';

/** Something of housing by reference, for staff of its place. */
export const seen = seenWith('house.read');

// Who acts in grids has the houses of those in hand; who acts at a node, those of the node.
const inHand = ({ grid }: House, { grids }: Viewer): boolean =>
  grids.length === 0 || Boolean(grid && grids.some((own) => isWithin(grid, own)));

const never = (): boolean => false;
const always = (): boolean => true;

/** Which purpose opens which record: an owner is told of in a visit, an affair, and where something is dangerous. */
export const links = {
  HOUSEHOLD_VISIT: { House: inHand, Lease: never },
  AFFAIR_HANDLING: { House: always, Lease: ({ state }: Lease) => state === 'ACTIVE' },
  EMERGENCY: { House: ({ openHazards }: House) => openHazards > 0, Lease: never },
} as const;
