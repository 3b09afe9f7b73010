import type { Caller } from '../identity/viewer.rules.ts';

/** Whose questions must be documents that were looked at before. */
export type TrustRequired = 'NOBODY' | 'VENDORS' | 'EVERYBODY';

/** Whether this caller may only send documents that are kept. */
export const needsTrust = ({ roles }: Pick<Caller, 'roles'>, required: TrustRequired): boolean =>
  required === 'EVERYBODY' || (required === 'VENDORS' && roles.includes('vendor-app'));
