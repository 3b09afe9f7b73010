import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface StallFields {
  readonly market: string;
  readonly number: string;
  /** Who has it now. */
  readonly merchant?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<StallFields>({ market: required, number: required, merchant: String })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, number: 1, _id: 1 })
  .index({ market: 1, number: 1 }, { unique: true })
  .index({ merchant: 1, createdAt: -1, _id: -1 });

/** A stall of a market 摊位. */
export type Stall = Row & StallFields;

export const stalls = collection('stalls', schema, {
  entity: 'Stall',
  orders: { newest: { createdAt: -1 }, number: { number: 1 } },
  public: ['market', 'number'],
});
