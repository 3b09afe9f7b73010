import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Endable } from './of-elder.ts';
import { scoreTallies } from './score.ts';
import type { CareKind, ServiceOrderState } from './words.ts';

export interface ServiceOrderFields extends Endable {
  readonly providerId: string;
  readonly kind: CareKind;
  readonly state: ServiceOrderState;
  readonly scheduledAt: Date;
  /** In fen. */
  readonly price: number;
  readonly doneAt?: Date | null;
  readonly score?: number | null;
  readonly scoredAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<ServiceOrderFields>({
  resident: required,
  elder: required,
  cause: text,
  was: text,
  providerId: required,
  kind: required,
  state: required,
  scheduledAt: { type: Date, required: true },
  price: { type: Number, required: true },
  doneAt: Date,
  score: Number,
  scoredAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, state: 1 })
  .index({ providerId: 1, createdAt: -1, _id: -1 })
  .index({ resident: 1, elder: 1 });

/** A service ordered for an elder 服务订单. */
export type ServiceOrder = Row & ServiceOrderFields;

export const orders = collection('serviceOrders', schema, {
  entity: 'ServiceOrder',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ score, scoredAt }) => scoreTallies(score, scoredAt),
  about: ({ elder }) => elder,
});
