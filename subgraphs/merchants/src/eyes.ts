import { seenWith, type Viewer } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import type { Merchant } from './merchant.model.ts';

/** Something of merchants by reference, for staff of its place. */
export const seen = seenWith('merchant.read');

// Who acts in grids has the merchants of those in hand; who acts at a node, those of the node.
const inHand = ({ grid, isOpen }: Merchant, { grids }: Viewer): boolean =>
  isOpen && (grids.length === 0 || Boolean(grid && grids.some((own) => isWithin(grid, own))));

/** Which purpose opens which record: who answers for a merchant is told to whoever inspects it, and where it burns. */
export const links = {
  MERCHANT_INSPECTION: { Merchant: inHand },
  EMERGENCY: { Merchant: ({ isOpen }: Merchant) => isOpen },
} as const;
