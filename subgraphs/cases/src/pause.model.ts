import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export type PauseKind = 'SUSPEND' | 'EXTEND';
export type PauseState = 'REQUESTED' | 'APPROVED' | 'REFUSED';

export interface PauseFields {
  readonly caseId: string;
  readonly kind: PauseKind;
  readonly reason: string;
  readonly until: Date;
  readonly state: PauseState;
  /** The node whose dispatcher decides. */
  readonly nodeCode: string;
  readonly decidedBy?: string | null;
  readonly decidedAt?: Date | null;
  readonly decision?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<PauseFields>({
  caseId: required,
  kind: required,
  reason: required,
  until: { type: Date, required: true },
  state: required,
  nodeCode: required,
  decidedBy: String,
  decidedAt: Date,
  decision: String,
})
  .index({ caseId: 1, _id: 1 })
  .index({ nodeCode: 1, state: 1 });

/** A request to stop the clock or for a later due time 挂起与延期. */
export type Pause = Row & PauseFields;

export const pauses = collection('pauses', schema, { entity: 'Pause' });
