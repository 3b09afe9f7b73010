import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { GoodsUnit, LotState, SourceKind } from './words.ts';

export interface LotSource {
  readonly kind: SourceKind;
  readonly name: string;
  readonly origin?: string | null;
  readonly certificate?: string | null;
}

export interface LotFields {
  readonly code: string;
  readonly market: string;
  readonly stall: string;
  readonly merchant: string;
  readonly goods: string;
  readonly unit: GoodsUnit;
  readonly quantity: number;
  readonly source: LotSource;
  /** Code of the lot it was taken from. */
  readonly takenFrom?: string | null;
  readonly arrivedOn: string;
  readonly testPassed?: boolean | null;
  readonly testedAt?: Date | null;
  readonly state: LotState;
  readonly reason?: string | null;
}

const text = { type: String };
const required = { type: String, required: true };

const source = new Schema<LotSource>(
  { kind: required, name: required, origin: text, certificate: text },
  { _id: false },
);

const schema = new Schema<LotFields>({
  code: required,
  market: required,
  stall: required,
  merchant: required,
  goods: required,
  unit: required,
  quantity: { type: Number, required: true },
  source: { type: source, required: true },
  takenFrom: text,
  arrivedOn: required,
  testPassed: Boolean,
  testedAt: Date,
  state: required,
  reason: text,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ market: 1, createdAt: -1, _id: -1 })
  .index({ code: 1 }, { unique: true })
  .index({ takenFrom: 1, _id: 1 });

/** Goods that came together from one source 批次. */
export type Lot = Row & LotFields;

export const lots = collection('lots', schema, {
  entity: 'Lot',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ state }) => [{ key: `lots/${state}` }],
  public: ['code', 'market', 'stall', 'goods', 'source', 'takenFrom', 'arrivedOn', 'testPassed', 'state'],
  grams: ({ goods, code }) => [goods, code],
});
