import { isPurpose, type PurposeCode, purposes } from '@linli/contract';
import { fail, type ReferenceDecision } from '@linli/kit';
import type { NarrowedPurpose } from './purpose-policy.model.ts';
import type { PurposePolicy, PurposeReach } from './schema.types.ts';

/** How a district wants a purpose. */
export interface Wanted {
  readonly isOn: boolean;
  readonly roles?: readonly string[] | null | undefined;
  readonly upTo?: PurposeReach | null | undefined;
  readonly reason: string;
}

const mostOf = (purpose: PurposeCode): { readonly upTo: string; readonly roles: readonly string[] } =>
  purposes[purpose];

/** A purpose on the list. */
export const checkedPurpose = (purpose: string): PurposeCode =>
  isPurpose(purpose) ? purpose : fail('PURPOSE_UNKNOWN', { field: 'purpose' });

/** A district narrows: fewer roles, a lower class, or not at all; never a role or a class the contract does not name. */
export function narrowed(
  district: string,
  purpose: PurposeCode,
  { isOn, roles, upTo, reason }: Wanted,
): ReferenceDecision<NarrowedPurpose> {
  if (reason.trim().length < 2) fail('REASON_REQUIRED', { field: 'reason' });
  const most = mostOf(purpose);
  const reach = upTo ?? (most.upTo as PurposeReach);
  if (reach > most.upTo) fail('PURPOSE_NOT_NARROWER', { field: 'upTo', limit: most.upTo });
  const kept = roles ? [...new Set(roles)].sort() : null;
  if (kept?.some((role) => !most.roles.includes(role))) fail('PURPOSE_NOT_NARROWER', { field: 'roles' });
  if (kept?.length === 0) fail('VALUE_INVALID', { field: 'roles' });
  return {
    set: {
      district,
      purpose,
      isOn,
      upTo: reach,
      roles: kept,
    } as ReferenceDecision<NarrowedPurpose>['set'],
    event: { type: 'purpose.narrowed', data: { purpose, isOn, upTo: reach, roles: kept?.join(',') ?? null } },
    reason,
  };
}

/** What a purpose opens in a district: the contract's most where it was not narrowed. */
export function policyOf(district: string, purpose: PurposeCode, row: NarrowedPurpose | null): PurposePolicy {
  const most = mostOf(purpose);
  return {
    district,
    purpose,
    version: row?.version ?? 0,
    isOn: row?.isOn ?? true,
    roles: row?.roles ?? most.roles,
    upTo: row?.upTo ?? (most.upTo as PurposeReach),
  };
}
