import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';
import { taskTallies } from './task.tallies.ts';

const task = new Schema({
  kind: { type: String, enum: ['VERIFY', 'NOTIFY', 'INSPECT', 'OTHER'] as const, required: true },
  title: { type: String, required: true },
  detail: String,
  state: { type: String, enum: ['TODO', 'DOING', 'DONE', 'OVERDUE', 'CANCELLED'] as const, required: true },
  worker: { type: String, required: true },
  userId: String,
  dueAt: { type: Date, required: true },
  startedAt: Date,
  doneAt: Date,
  result: String,
  late: { type: Boolean, required: true },
  source: String,
})
  .index({ state: 1, dueAt: 1 })
  .index({ source: 1 })
  .index({ worker: 1, dueAt: 1 })
  .index({ userId: 1, state: 1 })
  .index({ path: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, state: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 });

export type Task = Stored<typeof task>;
export const tasks = collection('tasks', task, {
  entity: 'Task',
  orders: { due: { dueAt: 1 }, newest: { createdAt: -1 } },
  tallies: taskTallies,
});
