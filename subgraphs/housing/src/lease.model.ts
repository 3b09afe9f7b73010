import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { LeaseState } from './words.ts';

export interface MergedTenant {
  readonly from: string;
  readonly into: string;
  /** Both were tenants before. */
  readonly both: boolean;
}

export interface LeaseFields {
  readonly house: string;
  /** Ids of residents. */
  readonly tenants: readonly string[];
  /** Tenants whose record became part of another one's, so that it can be undone. */
  readonly merged: readonly MergedTenant[];
  readonly from: string;
  readonly until: string;
  readonly rent?: number | null;
  readonly certificate?: string | null;
  readonly registeredAt: Date;
  readonly state: LeaseState;
  readonly isExpiring: boolean;
  /** When the clock looks next. */
  readonly checkAt?: Date | null;
  readonly endedAt?: Date | null;
}

const required = { type: String, required: true };

const schema = new Schema<LeaseFields>({
  house: required,
  tenants: [String],
  merged: [{ _id: false, from: required, into: required, both: { type: Boolean, required: true } }],
  from: required,
  until: required,
  rent: Number,
  certificate: String,
  registeredAt: { type: Date, required: true },
  state: required,
  isExpiring: { type: Boolean, required: true },
  checkAt: Date,
  endedAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, until: 1, _id: 1 })
  .index({ path: 1, state: 1, until: 1, _id: 1 })
  .index({ path: 1, isExpiring: 1, until: 1, _id: 1 })
  .index({ house: 1, state: 1, _id: 1 })
  .index({ tenants: 1 })
  .index({ 'merged.from': 1 }, { sparse: true })
  .index({ checkAt: 1 });

/** A house let to somebody for a time 租赁. */
export type Lease = Row & LeaseFields;

export const leases = collection('leases', schema, {
  entity: 'Lease',
  orders: { newest: { createdAt: -1 }, ending: { until: 1 } },
  sealed: ['rent'],
  tallies: ({ state, isExpiring }) =>
    state === 'ACTIVE' ? [{ key: 'leases' }, ...(isExpiring ? [{ key: 'leases/expiring' }] : [])] : [],
});
