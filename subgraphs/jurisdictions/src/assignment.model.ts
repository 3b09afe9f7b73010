import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';
import { workerKinds } from './worker.model.ts';

export const assignmentRoles = [
  'GRID_WORKER',
  'INFO_OFFICER',
  'VOLUNTEER',
  'BUILDING_HEAD',
  'PARTY_GROUP_HEAD',
  'RESIDENT_GROUP_HEAD',
  'DEPARTMENT_CONTACT',
] as const;

// It lies at the grid, so that a grid worker, who sees own grids only, sees the own assignment.
const assignment = new Schema({
  worker: { type: String, required: true },
  workerName: { type: String, required: true },
  kind: { type: String, enum: workerKinds, required: true },
  userId: String,
  role: { type: String, enum: assignmentRoles, required: true },
  building: String,
  holds: { type: Boolean, required: true },
  from: { type: Date, required: true },
  to: Date,
  onDuty: { type: Boolean, required: true },
  dutyAt: Date,
})
  .index(
    { worker: 1, role: 1, jurisdiction: 1, grid: 1, building: 1 },
    { unique: true, partialFilterExpression: { holds: true } },
  )
  .index({ userId: 1, holds: 1 })
  .index({ building: 1, holds: 1 })
  .index({ grid: 1, holds: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, holds: 1, createdAt: -1, _id: -1 });

export type Assignment = Stored<typeof assignment>;
export type AssignmentRole = Assignment['role'];

export const assignments = collection('assignments', assignment, {
  entity: 'Assignment',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ holds, onDuty, kind }) =>
    holds ? [{ key: `assigned/${kind}` }, ...(onDuty ? [{ key: 'on-duty' }] : [])] : [],
  public: ['role', 'jurisdiction', 'grid', 'holds'],
});
