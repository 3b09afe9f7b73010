import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { PointEntryKind } from './schema.types.ts';

export interface PointEntryFields {
  readonly account: string;
  readonly kind: PointEntryKind;
  readonly points: number;
  readonly balance: number;
  readonly what: string;
  readonly at: Date;
}

const required = { type: String, required: true };
const count = { type: Number, required: true };

const schema = new Schema<PointEntryFields>({
  account: required,
  kind: required,
  points: count,
  balance: count,
  what: required,
  at: { type: Date, required: true },
})
  .index({ account: 1, at: -1, _id: -1 })
  .index({ path: 1, at: -1, _id: -1 });

/** One line of an account 积分流水; never changed afterwards. */
export type PointEntry = Row & PointEntryFields;

export const pointEntries = collection('pointEntries', schema, {
  entity: 'PointEntry',
  orders: { newest: { at: -1 } },
  tallies: ({ kind, points, at }) => [
    { key: kind === 'EARNED' ? 'points-earned' : 'points-redeemed', n: points, day: at },
  ],
});
