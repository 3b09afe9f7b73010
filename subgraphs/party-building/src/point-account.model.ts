import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface PointAccountFields {
  readonly user: string;
  readonly balance: number;
  readonly earned: number;
  readonly redeemed: number;
  readonly minutes: number;
}

const count = { type: Number, required: true };

const schema = new Schema<PointAccountFields>({
  user: { type: String, required: true },
  balance: count,
  earned: count,
  redeemed: count,
  minutes: count,
})
  .index({ user: 1 }, { unique: true })
  .index({ path: 1, createdAt: -1, _id: -1 });

/** What somebody has earned and redeemed 积分账户: whole points, never below zero. */
export type PointAccount = Row & PointAccountFields;

export const pointAccounts = collection('pointAccounts', schema, {
  entity: 'PointAccount',
  orders: { newest: { createdAt: -1 } },
});
