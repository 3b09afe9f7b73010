import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { HouseUse, MismatchKind, MismatchResolution, MismatchState } from './words.ts';

export interface MismatchFields {
  readonly house: string;
  readonly building: string;
  readonly kind: MismatchKind;
  readonly state: MismatchState;
  /** The facts it was found with; a decision holds as long as they do. */
  readonly facts: string;
  readonly use: HouseUse;
  readonly registered: number;
  readonly seen?: number | null;
  readonly foundAt: Date;
  readonly resolvedAt?: Date | null;
  readonly resolvedBy?: MismatchResolution | null;
  readonly reason?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<MismatchFields>({
  house: required,
  building: required,
  kind: required,
  state: required,
  facts: String,
  use: required,
  registered: { type: Number, required: true },
  seen: Number,
  foundAt: { type: Date, required: true },
  resolvedAt: Date,
  resolvedBy: String,
  reason: String,
})
  .index({ path: 1, foundAt: -1, _id: -1 })
  .index({ path: 1, state: 1, foundAt: -1, _id: -1 })
  .index({ path: 1, state: 1, kind: 1, foundAt: -1, _id: -1 })
  .index({ building: 1, state: 1, _id: 1 })
  .index({ house: 1, kind: 1 }, { unique: true });

/** People and a house do not agree 人房不符. One row for each house and kind, opened anew when it comes back. */
export type Mismatch = Row & MismatchFields;

export const mismatches = collection('mismatches', schema, {
  entity: 'Mismatch',
  orders: { newest: { foundAt: -1 } },
  tallies: ({ state, kind }) => (state === 'OPEN' ? [{ key: 'mismatches' }, { key: `mismatches/${kind}` }] : []),
});
