import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';
import { visitTallies } from './visit.tallies.ts';

const visit = new Schema({
  kind: { type: String, enum: ['HOUSEHOLD', 'PATROL'] as const, required: true },
  state: { type: String, enum: ['PLANNED', 'DONE', 'MISSED'] as const, required: true },
  point: String,
  household: String,
  // Households it was a visit to before they were merged, first to last.
  householdWas: { type: [String], default: undefined },
  worker: { type: String, required: true },
  userId: String,
  plannedAt: { type: Date, required: true },
  doneAt: Date,
  findings: String,
  abnormal: { type: Boolean, required: true },
  late: { type: Boolean, required: true },
})
  .index({ state: 1, plannedAt: 1 })
  .index({ worker: 1, plannedAt: 1 })
  .index({ household: 1 })
  .index({ path: 1, plannedAt: 1, _id: 1 })
  .index({ path: 1, state: 1, plannedAt: 1, _id: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 });

export type Visit = Stored<typeof visit>;
export const visits = collection('visits', visit, {
  entity: 'Visit',
  orders: { planned: { plannedAt: 1 }, newest: { createdAt: -1 } },
  tallies: visitTallies,
});
