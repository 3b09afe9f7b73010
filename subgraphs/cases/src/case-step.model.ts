import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CaseActionName, CaseState, CaseTier } from './words.ts';

/** What happened besides the actions of the table. */
export type Happening =
  | CaseActionName
  | 'REPORT'
  | 'AUTO_ACCEPT'
  | 'COLLAPSED'
  | 'SUSPEND'
  | 'EXTEND'
  | 'REFUSE_PAUSE'
  | 'AUTO_RESUME'
  | 'OVERDUE'
  | 'INFORMED'
  | 'AUTO_ESCALATE'
  | 'FOLLOW'
  | 'NOTE'
  | 'PHOTO';

export interface StepFields {
  readonly caseId: string;
  readonly at: Date;
  readonly action: Happening;
  readonly by: string;
  readonly from?: CaseState | null;
  readonly to?: CaseState | null;
  readonly tier?: CaseTier | null;
  readonly nodeCode?: string | null;
  readonly collapsed?: CaseTier | null;
  readonly department?: string | null;
  readonly note?: string | null;
  readonly isPublic: boolean;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<StepFields>({
  caseId: required,
  at: { type: Date, required: true },
  action: required,
  by: required,
  from: text,
  to: text,
  tier: text,
  nodeCode: text,
  collapsed: text,
  department: text,
  note: text,
  isPublic: { type: Boolean, required: true },
})
  .index({ path: 1, at: 1, _id: 1 })
  .index({ path: 1, at: -1, _id: -1 })
  .index({ caseId: 1, at: 1, _id: 1 });

/** One line of a case's history. */
export type CaseStep = Row & StepFields;

export const steps = collection('steps', schema, {
  entity: 'CaseStep',
  orders: { oldest: { at: 1 }, newest: { at: -1 } },
});
