import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { DuplicateReason, DuplicateState } from './words.ts';

export interface CandidateFields {
  readonly a: string;
  readonly b: string;
  /** Both ids, the older first: a pair stands here once. */
  readonly pair: string;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly state: DuplicateState;
  readonly decidedBy?: string | null;
  readonly decidedAt?: Date | null;
  readonly reason?: string | null;
  readonly mergeId?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<CandidateFields>({
  a: required,
  b: required,
  pair: required,
  score: { type: Number, required: true },
  reasons: [String],
  state: required,
  decidedBy: String,
  decidedAt: Date,
  reason: String,
  mergeId: String,
})
  .index({ pair: 1 }, { unique: true })
  .index({ path: 1, score: -1, _id: -1 })
  .index({ path: 1, state: 1, score: -1, _id: -1 });

/** Two records that may be one person 疑似重复. It stands at the lowest node above both. */
export type MergeCandidate = Row & CandidateFields;

const candidateTallies = ({ state }: CandidateFields): readonly Tally[] =>
  state === 'SUGGESTED' ? [{ key: 'duplicatesOpen' }] : [];

export const candidates = collection('mergeCandidates', schema, {
  entity: 'MergeCandidate',
  orders: { score: { score: -1 } },
  tallies: candidateTallies,
});
