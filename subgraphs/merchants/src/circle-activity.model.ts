import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface CircleActivityFields {
  readonly circle: string;
  readonly title: string;
  readonly description?: string | null;
  readonly from: Date;
  readonly until: Date;
  readonly isCancelled: boolean;
}

const required = { type: String, required: true };
const date = { type: Date, required: true };

const schema = new Schema<CircleActivityFields>({
  circle: required,
  title: required,
  description: String,
  from: date,
  until: date,
  isCancelled: { type: Boolean, required: true },
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ circle: 1, createdAt: -1, _id: -1 });

/** What a business circle undertakes 商圈活动. */
export type CircleActivity = Row & CircleActivityFields;

export const activities = collection('activities', schema, {
  entity: 'CircleActivity',
  orders: { newest: { createdAt: -1 } },
});
