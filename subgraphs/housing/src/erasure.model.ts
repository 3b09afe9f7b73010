import { erasuresOf } from '@linli/imports';

/** Whom ledgers of houses may still name as an owner. */
export const erasures = erasuresOf('House');
