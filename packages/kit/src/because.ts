import { fail } from './errors.ts';

/** A reason that says something. */
export const because = (reason: string | null | undefined): string =>
  reason?.trim() || fail('REASON_REQUIRED', { field: 'reason' });
