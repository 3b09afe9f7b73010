import { fail, type Decision, type Viewer } from '@linli/kit';
import type { Claim } from './claim.model.ts';
import type { PartyOrg } from './party-org.model.ts';
import { ledBy } from './party-org.rules.ts';
import type { ClaimKind, ClaimState } from './schema.types.ts';

/** What is known of whoever claims. */
export interface Claiming {
  readonly need: string;
  readonly as: ClaimKind;
  readonly org: PartyOrg | null;
  /** Whether the register's person behind the login stands on a roll. */
  readonly isMember: boolean;
  readonly viewer: Pick<Viewer, 'id' | 'roles'>;
  readonly now: Date;
}

const fits: Readonly<Record<ClaimKind, (claiming: Claiming) => boolean>> = {
  MEMBER: ({ isMember }) => isMember,
  VOLUNTEER: ({ viewer }) => viewer.roles.some((role) => role === 'volunteer' || role === 'building-head'),
  ORG: ({ org, viewer }) => (org ? ledBy(org, viewer) : fail('VALUE_MISSING', { field: 'org' })).state === 'ACTIVE',
};

/** A member, a volunteer, or an organisation by its secretary. */
export function take(claiming: Claiming): Decision<Claim> {
  const { need, as, org, viewer, now } = claiming;
  if (!fits[as](claiming)) fail('NEED_CLAIMANT', { field: 'as', as });
  return { set: { need, by: viewer.id, as, org: as === 'ORG' ? (org?.id ?? null) : null, state: 'HELD', at: now } };
}

/** It is no longer in hand. */
export const settle = (row: Claim, state: ClaimState, now: Date): Decision<Claim> | null =>
  row.state === state ? null : { set: { state, endedAt: state === 'HELD' ? null : now } };
