import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Endable } from './of-elder.ts';
import type { CareKind, CarePlanState } from './words.ts';

export interface CarePlanFields extends Endable {
  readonly state: CarePlanState;
  readonly level?: number | null;
  readonly lines: readonly { readonly kind: CareKind; readonly everyDays: number }[];
  readonly startedAt?: Date | null;
  readonly endedAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<CarePlanFields>({
  resident: required,
  elder: required,
  cause: text,
  was: text,
  state: required,
  level: Number,
  lines: [{ _id: false, kind: required, everyDays: { type: Number, required: true } }],
  startedAt: Date,
  endedAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, state: 1 })
  .index({ resident: 1, elder: 1 });

/** What care an elder gets 照护计划. */
export type CarePlan = Row & CarePlanFields;

export const plans = collection('carePlans', schema, {
  entity: 'CarePlan',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ state }) => (state === 'ACTIVE' ? [{ key: 'plans' }] : []),
  about: ({ elder }) => elder,
});
