import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CallState } from './schema.types.ts';

export interface CallFields {
  readonly org: string;
  readonly title: string;
  readonly text: string;
  readonly state: CallState;
  readonly wanted?: number | null;
  readonly signedUp: number;
  readonly came?: number | null;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** When the clock looks next. */
  readonly checkAt?: Date | null;
  readonly summary?: string | null;
}

const required = { type: String, required: true };
const count = { type: Number, required: true };

const schema = new Schema<CallFields>({
  org: required,
  title: required,
  text: required,
  state: required,
  wanted: Number,
  signedUp: count,
  came: Number,
  opensAt: { type: Date, required: true },
  closesAt: { type: Date, required: true },
  checkAt: Date,
  summary: String,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ org: 1, createdAt: -1, _id: -1 })
  .index({ checkAt: 1 });

/** Something an organisation calls people to 号召. */
export type Call = Row & CallFields;

export const calls = collection('calls', schema, {
  entity: 'Call',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ createdAt }) => [{ key: 'calls', day: createdAt }],
});
