import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

export const workerKinds = [
  'OFFICIAL',
  'GRID_STAFF',
  'RESIDENT_HELPER',
  'PROPERTY_HELPER',
  'VOLUNTEER',
  'DEPARTMENT',
] as const;

// No place, track or last sighting of a worker is kept: only whether they report themselves on duty.
const worker = new Schema({
  name: { type: String, required: true },
  phone: String,
  kind: { type: String, enum: workerKinds, required: true },
  employer: String,
  employerCreditCode: String,
  userId: String,
  status: { type: String, enum: ['ACTIVE', 'LEFT'] as const, required: true },
  leftAt: Date,
})
  .index({ userId: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 });

export type Worker = Stored<typeof worker>;
export const workers = collection('workers', worker, {
  entity: 'Worker',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ status, kind }) => (status === 'ACTIVE' ? [{ key: `workers/${kind}` }] : []),
});
