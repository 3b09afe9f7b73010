import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const indicator = new Schema(
  {
    code: {
      type: String,
      enum: ['COVERAGE', 'VISITS_ON_TIME', 'TASKS_DONE', 'TASKS_ON_TIME'] as const,
      required: true,
    },
    reached: { type: Number, required: true },
    of: { type: Number, required: true },
  },
  { _id: false },
);

const appraisal = new Schema({
  state: { type: String, enum: ['DRAFT', 'PUBLISHED', 'APPEALED', 'FINAL'] as const, required: true },
  worker: { type: String, required: true },
  workerName: { type: String, required: true },
  userId: String,
  from: { type: String, required: true },
  until: { type: String, required: true },
  indicators: { type: [indicator], required: true },
  score: { type: Number, required: true },
  comment: String,
  madeBy: { type: String, required: true },
  publishedAt: Date,
  appealUntil: Date,
  appealReason: String,
  // The node one tier above the community's, fixed when published.
  decider: String,
  decisionReason: String,
  upheld: Boolean,
})
  .index({ worker: 1, from: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 });

export type Appraisal = Stored<typeof appraisal>;
export const appraisals = collection('appraisals', appraisal, {
  entity: 'Appraisal',
  orders: { newest: { createdAt: -1 } },
});
