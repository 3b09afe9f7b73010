import { fail } from '@linli/kit';

/** A reason that says something. */
export const because = (reason: string | null | undefined): string => reason?.trim() || fail('REASON_REQUIRED');
