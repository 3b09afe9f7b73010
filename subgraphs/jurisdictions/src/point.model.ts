import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';
import { assignmentRoles } from './assignment.model.ts';

const position = new Schema(
  { lng: { type: Number, required: true }, lat: { type: Number, required: true } },
  { _id: false },
);

const point = new Schema({
  kind: {
    type: String,
    enum: ['BUILDING', 'COMMERCIAL', 'SHOP', 'PATROL', 'DEVICE', 'FACILITY'] as const,
    required: true,
  },
  name: { type: String, required: true },
  status: { type: String, enum: ['ACTIVE', 'REMOVED'] as const, required: true },
  position,
  target: String,
  // Of buildings: which of the six seats are empty, kept up by whoever fills or empties one.
  gaps: { type: [{ type: String, enum: assignmentRoles }] },
  teamComplete: Boolean,
})
  .index({ grid: 1, status: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, name: 1, _id: 1 })
  .index({ path: 1, status: 1, createdAt: -1, _id: -1 });

export type Point = Stored<typeof point>;
export const points = collection('points', point, {
  entity: 'Point',
  orders: { newest: { createdAt: -1 }, name: { name: 1 } },
  tallies: ({ status, kind, teamComplete }) =>
    status === 'ACTIVE' ? [{ key: `points/${kind}` }, ...(teamComplete ? [{ key: 'teams/complete' }] : [])] : [],
  public: ['kind', 'name', 'status', 'jurisdiction', 'grid'],
  grams: (row) => [row.name],
});
