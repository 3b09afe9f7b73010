import { erasuresOf } from '@linli/imports';

/** Whom ledgers of people may still name. */
export const erasures = erasuresOf('Resident');
