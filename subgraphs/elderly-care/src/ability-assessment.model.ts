import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { OfElder } from './of-elder.ts';
import type {
  AbilityAdjustment,
  AssessmentOutcome,
  AssessmentReason,
  AssessmentState,
  Diagnosis,
  RiskEventKind,
} from './words.ts';

export interface AbilityFindings {
  readonly coma: boolean;
  readonly diagnoses: readonly Diagnosis[];
  readonly riskEvents: readonly { readonly kind: RiskEventKind; readonly on: string }[];
}

export interface AbilityAssessmentFields extends OfElder {
  readonly reason: AssessmentReason;
  readonly state: AssessmentState;
  readonly assessors: readonly string[];
  readonly signedBy: readonly string[];
  readonly answered: number;
  /** Scores by item. */
  readonly answers: Readonly<Record<string, number>>;
  readonly findings: AbilityFindings;
  readonly scores?: readonly number[] | null;
  readonly total?: number | null;
  readonly adjustments?: readonly AbilityAdjustment[] | null;
  readonly level?: number | null;
  readonly ruleVersion?: string | null;
  readonly isCurrent: boolean;
  readonly submittedAt?: Date | null;
  readonly publishedBy?: string | null;
  readonly publishedAt?: Date | null;
  readonly expiresAt?: Date | null;
  readonly appealUntil?: Date | null;
  readonly outcome?: AssessmentOutcome | null;
  /** When the clock looks next. */
  readonly checkAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };
const mixed = { type: Schema.Types.Mixed };

const schema = new Schema<AbilityAssessmentFields>({
  resident: required,
  elder: required,
  reason: required,
  state: required,
  assessors: [String],
  signedBy: [String],
  answered: { type: Number, required: true },
  answers: mixed,
  findings: mixed,
  scores: mixed,
  total: Number,
  adjustments: mixed,
  level: Number,
  ruleVersion: text,
  isCurrent: { type: Boolean, required: true },
  submittedAt: Date,
  publishedBy: text,
  publishedAt: Date,
  expiresAt: Date,
  appealUntil: Date,
  outcome: text,
  checkAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, isCurrent: 1 })
  .index({ resident: 1, elder: 1 })
  .index({ checkAt: 1 });

/** What an elder can do, as two assessors saw it 老年人能力评估. Outside, only the level is told. */
export type AbilityAssessment = Row & AbilityAssessmentFields;

export const assessments = collection('abilityAssessments', schema, {
  entity: 'AbilityAssessment',
  orders: { newest: { createdAt: -1 } },
  sealed: ['answers', 'findings', 'scores', 'total', 'adjustments'],
  tallies: ({ publishedAt }) => (publishedAt ? [{ key: 'assessments', day: publishedAt }] : []),
  about: ({ elder }) => elder,
});
