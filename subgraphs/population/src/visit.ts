import { fail } from '@linli/kit';

/**
 * The id of a visit, as ids are written (ULID). Any other text would travel in an event, and one that equals a sealed
 * value would be told from one that does not.
 */
export const visitAsked = (visit: string | null | undefined): string | null =>
  !visit || /^[0-9A-HJKMNP-TV-Z]{26}$/.test(visit) ? visit || null : fail('VALUE_INVALID', { field: 'visit' });
