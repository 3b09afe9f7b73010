import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { GoodsUnit } from './words.ts';

export interface PriceFields {
  readonly market: string;
  readonly stall: string;
  readonly goods: string;
  readonly unit: GoodsUnit;
  readonly day: string;
  /** Whole fen for one unit. */
  readonly fen: number;
}

const required = { type: String, required: true };

const schema = new Schema<PriceFields>({
  market: required,
  stall: required,
  goods: required,
  unit: required,
  day: required,
  fen: { type: Number, required: true },
})
  .index({ market: 1, day: 1, _id: 1 })
  .index({ stall: 1, goods: 1, unit: 1, day: 1 }, { unique: true });

/** What a stall asks on a day 菜价. */
export type Price = Row & PriceFields;

export const prices = collection('prices', schema, {
  entity: 'Price',
  public: ['market', 'goods', 'unit', 'day', 'fen'],
});
