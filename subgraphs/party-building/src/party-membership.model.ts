import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { MemberRegistration, MemberStatus, StandingBand } from './schema.types.ts';

export interface PartyMembershipFields {
  readonly org: string;
  /** Login of the organisation's secretary: nobody else sees the row. */
  readonly keeper?: string | null;
  /** Sealed: that somebody is a member is their own affair. */
  readonly resident: string;
  /** Who it was before records of one person were merged, the last one last. Sealed. */
  readonly was: readonly string[];
  readonly employer?: string | null;
  readonly joinedOn: string;
  readonly registration: MemberRegistration;
  readonly status: MemberStatus;
  /** What it was before the death that may be undone. */
  readonly statusBefore?: MemberStatus | null;
  readonly band: StandingBand;
  /** The calendar year the band is of. */
  readonly bandYear: number;
  readonly movedAway: boolean;
  readonly transferTo?: string | null;
  /** Login of the receiving secretary. */
  readonly receiver?: string | null;
  /** Merged records may bring one person onto the roll twice: the later one does not count while the other stands. */
  readonly doubles?: string | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<PartyMembershipFields>({
  org: required,
  keeper: text,
  resident: required,
  was: { type: [String], required: true },
  employer: text,
  joinedOn: required,
  registration: required,
  status: required,
  statusBefore: text,
  band: required,
  bandYear: { type: Number, required: true },
  movedAway: { type: Boolean, required: true },
  transferTo: text,
  receiver: text,
  doubles: text,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ org: 1, keeper: 1, createdAt: -1, _id: -1 })
  .index({ org: 1, status: 1, createdAt: -1, _id: -1 })
  .index({ receiver: 1, createdAt: -1, _id: -1 })
  .index({ bandYear: 1, _id: 1 });

/** Somebody's place on the roll of an organisation 党员关系. */
export type PartyMembership = Row & PartyMembershipFields;

/** Whether somebody is on the roll. */
export const onRoll: readonly MemberStatus[] = ['PROBATION', 'FULL', 'FLOATING'];

export const isOnRoll = ({ status, doubles }: Pick<PartyMembership, 'status' | 'doubles'>): boolean =>
  onRoll.includes(status) && !doubles;

function talliesOf(row: PartyMembership): readonly Tally[] {
  if (!isOnRoll(row)) return [];
  if (row.registration === 'DUAL') return [{ key: 'members-dual' }];
  const floating = row.status === 'FLOATING' ? [{ key: 'members-floating' }] : [];
  return [{ key: 'members' }, { key: `band/${row.band}` }, ...floating];
}

// Lines of the ledger do not say whom they are about: the ledger would name the members.
export const memberships = collection('partyMemberships', schema, {
  entity: 'PartyMembership',
  orders: { newest: { createdAt: -1 } },
  sealed: ['resident', 'was', 'employer', 'joinedOn'],
  lookups: { resident: ({ resident, was }) => [resident, ...was] },
  tallies: talliesOf,
});
