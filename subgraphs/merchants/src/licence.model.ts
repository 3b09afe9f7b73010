import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { LicenceKind, LicenceState } from './words.ts';

export interface LicenceFields {
  readonly merchant: string;
  readonly kind: LicenceKind;
  readonly number: string;
  readonly issuedBy?: string | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly state: LicenceState;
  /** Until its merchant closes. */
  readonly isHeld: boolean;
  /** When the clock looks next. */
  readonly checkAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<LicenceFields>({
  merchant: required,
  kind: required,
  number: required,
  issuedBy: text,
  validFrom: text,
  validTo: text,
  state: required,
  isHeld: { type: Boolean, required: true },
  checkAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, validTo: 1, _id: 1 })
  .index({ path: 1, state: 1, validTo: 1, _id: 1 })
  .index({ path: 1, kind: 1, createdAt: -1, _id: -1 })
  .index({ merchant: 1, _id: 1 })
  .index({ checkAt: 1 });

/** What a merchant is allowed 证照. */
export type Licence = Row & LicenceFields;

export const licences = collection('licences', schema, {
  entity: 'Licence',
  orders: { newest: { createdAt: -1 }, ending: { validTo: 1 } },
  tallies: ({ state, isHeld }) => (isHeld ? [{ key: `licences/${state}` }] : []),
});
