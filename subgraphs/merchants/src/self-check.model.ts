import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { InspectedItem } from './inspection.fields.ts';

export interface SelfCheckFields {
  readonly merchant: string;
  readonly at: Date;
  readonly day: string;
  readonly items: readonly InspectedItem[];
  readonly faults: number;
}

const required = { type: String, required: true };

const schema = new Schema<SelfCheckFields>({
  merchant: required,
  at: { type: Date, required: true },
  day: required,
  items: [{ _id: false, code: required, text: required, ok: { type: Boolean }, note: { type: String } }],
  faults: { type: Number, required: true },
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ merchant: 1, createdAt: -1, _id: -1 })
  .index({ merchant: 1, day: 1 });

/** What a shop said of itself 商户自查: a hint for whoever visits, and nothing more, since anybody may scan its code. */
export type SelfCheck = Row & SelfCheckFields;

export const selfChecks = collection('selfChecks', schema, {
  entity: 'SelfCheck',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ at }) => [{ key: 'self-checks', day: at }],
});
