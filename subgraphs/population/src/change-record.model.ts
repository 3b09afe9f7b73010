import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { ResidentField } from './words.field.ts';
import type { ChangeSource, ChangeState } from './words.ts';

export interface ChangeFields {
  readonly residentId: string;
  /** Proposals made together have the same. */
  readonly proposal: string;
  readonly field: ResidentField;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly beforeSource?: ChangeSource | null;
  readonly beforeAt?: Date | null;
  readonly source: ChangeSource;
  readonly confidence: number;
  readonly isConflict: boolean;
  /** Whether the field is sensitive by itself. */
  readonly isSensitive: boolean;
  /** Whether it is about somebody under fourteen. */
  readonly isOfChild: boolean;
  readonly state: ChangeState;
  readonly visitId?: string | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly note?: string | null;
  readonly decidedBy?: string | null;
  readonly decidedAt?: Date | null;
  readonly reason?: string | null;
}

const required = { type: String, required: true };
const yesOrNo = { type: Boolean, required: true };

const schema = new Schema<ChangeFields>({
  residentId: required,
  proposal: required,
  field: required,
  before: String,
  after: String,
  beforeSource: String,
  beforeAt: Date,
  source: required,
  confidence: { type: Number, required: true },
  isConflict: yesOrNo,
  isSensitive: yesOrNo,
  isOfChild: yesOrNo,
  state: required,
  visitId: String,
  proposedBy: required,
  proposedAt: { type: Date, required: true },
  note: String,
  decidedBy: String,
  decidedAt: Date,
  reason: String,
})
  .index({ residentId: 1, state: 1, _id: 1 })
  .index({ path: 1, proposedAt: -1, _id: -1 })
  .index({ path: 1, state: 1, proposedAt: -1, _id: -1 });

/** A proposed value of one field 变更记录. */
export type ChangeRecord = Row & ChangeFields;

const changeTallies = ({ state, source, proposedAt: day }: ChangeFields): readonly Tally[] => [
  { key: `change/${state}/${source}`, day },
  ...(state === 'PENDING' ? [{ key: 'pendingChanges' }] : []),
];

export const changeRecords = collection('changeRecords', schema, {
  entity: 'ChangeRecord',
  orders: { newest: { proposedAt: -1 } },
  tallies: changeTallies,
  sealed: ['before', 'after', 'note'],
  raised: ({ isOfChild }) => isOfChild,
  about: ({ residentId }) => residentId,
});
