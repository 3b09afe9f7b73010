import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Endable } from './of-elder.ts';
import type { CareKind, CareTaskState } from './words.ts';

export interface CareTaskFields extends Endable {
  readonly plan?: string | null;
  readonly kind: CareKind;
  readonly state: CareTaskState;
  readonly assignee?: string | null;
  readonly dueAt: Date;
  readonly doneAt?: Date | null;
  readonly doneBy?: string | null;
  readonly result?: string | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<CareTaskFields>({
  resident: required,
  elder: required,
  cause: text,
  was: text,
  plan: text,
  kind: required,
  state: required,
  assignee: text,
  dueAt: { type: Date, required: true },
  doneAt: Date,
  doneBy: text,
  result: text,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, state: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, dueAt: 1, _id: 1 })
  .index({ elder: 1, state: 1 })
  .index({ resident: 1, elder: 1 })
  .index({ assignee: 1, state: 1 })
  .index({ state: 1, dueAt: 1 });

/** Something to do for an elder 照护任务. */
export type CareTask = Row & CareTaskFields;

export const careTasks = collection('careTasks', schema, {
  entity: 'CareTask',
  orders: { due: { dueAt: 1 }, newest: { createdAt: -1 } },
  sealed: ['result'],
  tallies: ({ state, doneAt }) => (state === 'DONE' ? [{ key: 'care-tasks/done', day: doneAt }] : []),
  about: ({ elder }) => elder,
});
