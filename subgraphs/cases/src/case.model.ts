import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CaseFields } from './case.fields.ts';
import { talliesOf } from './case.tallies.ts';

const text = { type: String };
const required = { type: String, required: true };
const zero = { type: Number, default: 0 };
const date = { type: Date };
const number = { type: Number };
const yesOrNo = { type: Boolean };
const no = { type: Boolean, default: false };

const clock = {
  _id: false,
  stage: required,
  startedAt: date,
  limit: number,
  dueAt: date,
  natural: yesOrNo,
  pausedAt: date,
  endedAt: date,
  minutes: number,
};

const coHandler = {
  _id: false,
  department: required,
  nodeCode: required,
  state: required,
  clock,
  answeredAt: date,
  answeredBy: text,
  note: text,
};

const schema = new Schema<CaseFields>({
  number: required,
  title: required,
  description: text,
  categoryCode: required,
  severity: { type: Number, required: true, min: 1, max: 4 },
  urgent: no,
  channel: required,
  reporterKind: required,
  anonymous: no,
  reporterName: text,
  reporterPhone: text,
  sealedContact: text,
  pointId: text,
  longitude: Number,
  latitude: Number,
  address: text,
  links: [{ _id: false, kind: required, id: required, was: { type: [String], default: undefined } }],
  source: text,
  trackingToken: text,
  state: required,
  isOpen: { type: Boolean, required: true },
  tier: required,
  nodeCode: required,
  appealed: no,
  rejectedBy: text,
  cause: text,
  department: text,
  departmentNode: text,
  handler: text,
  resolvedBy: text,
  joint: no,
  coHandlers: [coHandler],
  refusals: zero,
  clocks: [clock],
  dueAt: Date,
  checkAt: Date,
  light: { type: String, default: 'GREEN' },
  overdue: no,
  pausedUntil: Date,
  told: zero,
  reportedAt: { type: Date, required: true },
  resolvedAt: Date,
  closedAt: Date,
  firstHandled: no,
  onTime: no,
  duplicateOf: text,
  checks: [String],
  result: text,
  returnCount: zero,
  returnsHere: zero,
  reworkCount: zero,
  reopenCount: zero,
  unreachableCount: zero,
  satisfaction: Number,
  satisfied: Boolean,
  answeredAt: Date,
})
  .index({ path: 1, reportedAt: -1, _id: -1 })
  .index({ path: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, severity: 1, _id: 1 })
  .index({ path: 1, state: 1, reportedAt: -1, _id: -1 })
  .index({ path: 1, state: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, state: 1, severity: 1, _id: 1 })
  .index({ path: 1, isOpen: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, categoryCode: 1, reportedAt: -1, _id: -1 })
  .index({ path: 1, department: 1, state: 1, reportedAt: -1, _id: -1 })
  // For what waits at a node: counted on keys alone, however much there is.
  .index({ path: 1, nodeCode: 1, state: 1 })
  .index({ path: 1, isOpen: 1, overdue: 1 })
  .index({ handler: 1, isOpen: 1 })
  .index({ 'links.id': 1 })
  .index({ 'links.was': 1 }, { sparse: true })
  .index({ duplicateOf: 1 })
  .index({ createdBy: 1, reportedAt: -1 })
  .index({ number: 1 }, { unique: true })
  .index({ trackingToken: 1 })
  .index({ checkAt: 1 })
  .index({ reportedAt: -1 });

/** A case as it lies in the store. */
export type Case = Row & CaseFields;

export const cases = collection('cases', schema, {
  entity: 'Case',
  orders: { newest: { reportedAt: -1 }, due: { dueAt: 1 }, severity: { severity: 1 } },
  tallies: talliesOf,
  // Who reported, and from where, is not to be read in the store; least of all who asked not to be named.
  sealed: ['reporterName', 'reporterPhone', 'address', 'sealedContact'],
  names: {
    of: ({ reporterName, reporterPhone }) => [{ name: reporterName, phone: reporterPhone }],
    forgotten: () => ({ set: { reporterName: null, reporterPhone: null } }),
  },
  // Readable with the tracking token alone, which nobody guesses.
  public: ['trackingToken', 'jurisdiction', 'grid'],
  // People quote the day and number of the day; a whole number is looked up as such.
  grams: ({ title, number }) => [title, number.slice(-13)],
});
