import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { OfElder } from './of-elder.ts';
import { scoreTallies } from './score.ts';
import type { SatisfactionSubject } from './words.ts';

export interface SatisfactionAnswerFields extends OfElder {
  readonly about: SatisfactionSubject;
  readonly score: number;
  readonly comment?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<SatisfactionAnswerFields>({
  resident: String,
  elder: String,
  about: required,
  score: { type: Number, required: true },
  comment: String,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, about: 1, createdAt: -1, _id: -1 })
  .index({ resident: 1, elder: 1 });

/** How satisfied somebody is 满意度答复. */
export type SatisfactionAnswer = Row & SatisfactionAnswerFields;

export const answers = collection('satisfactionAnswers', schema, {
  entity: 'SatisfactionAnswer',
  orders: { newest: { createdAt: -1 } },
  sealed: ['comment'],
  tallies: ({ score, createdAt }) => scoreTallies(score, createdAt),
  about: ({ elder }) => elder,
});
