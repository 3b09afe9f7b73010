import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { RequestKind, RequestState } from './words.ts';

export interface CopyLine {
  readonly field: string;
  readonly zh: string;
  readonly value: string;
}

export interface RequestFields {
  readonly residentId: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly wish?: string | null;
  readonly receivedAt: Date;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly isOverdue: boolean;
  /** The login of a person who asked for themself. */
  readonly account?: string | null;
  readonly identityEvidence?: string | null;
  readonly identityCheckedBy?: string | null;
  readonly decidedBy?: string | null;
  readonly decidedAt?: Date | null;
  readonly reason?: string | null;
  /** The person's data, or its origins, as they were when the request was fulfilled. */
  readonly copy?: readonly CopyLine[] | null;
}

const required = { type: String, required: true };

const schema = new Schema<RequestFields>({
  residentId: required,
  kind: required,
  state: required,
  wish: String,
  receivedAt: { type: Date, required: true },
  dueOn: required,
  isOverdue: { type: Boolean, required: true },
  account: String,
  identityEvidence: String,
  identityCheckedBy: String,
  decidedBy: String,
  decidedAt: Date,
  reason: String,
  copy: { type: [{ _id: false, field: required, zh: required, value: required }], default: undefined },
})
  .index({ residentId: 1, state: 1, _id: 1 })
  .index({ account: 1, _id: 1 })
  .index({ path: 1, dueOn: 1, _id: 1 })
  .index({ path: 1, state: 1, dueOn: 1, _id: 1 })
  .index({ state: 1, isOverdue: 1, dueOn: 1 });

/** A person's request about their own data 个人信息请求. */
export type SubjectRequest = Row & RequestFields;

export const openStates: readonly RequestState[] = ['RECEIVED', 'IDENTITY_CHECKED', 'IN_REVIEW'];

export const isOpenRequest = ({ state }: Pick<RequestFields, 'state'>): boolean => openStates.includes(state);

const requestTallies = (row: RequestFields): readonly Tally[] => [
  { key: `requests/${row.kind}/${row.state}`, day: row.receivedAt },
  ...(isOpenRequest(row) ? [{ key: 'requestsOpen' }] : []),
  ...(isOpenRequest(row) && row.isOverdue ? [{ key: 'requestsOverdue' }] : []),
];

export const subjectRequests = collection('subjectRequests', schema, {
  entity: 'SubjectRequest',
  orders: { due: { dueOn: 1 } },
  tallies: requestTallies,
  sealed: ['wish', 'copy'],
  about: ({ residentId }) => residentId,
});
