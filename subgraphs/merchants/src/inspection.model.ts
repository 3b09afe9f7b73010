import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { InspectionFields } from './inspection.fields.ts';

const text = { type: String };
const required = { type: String, required: true };
const flag = { type: Boolean, required: true };

const item = { _id: false, code: required, text: required, ok: { type: Boolean }, note: text };
const part = new Schema(
  {
    team: required,
    checklist: required,
    checklistName: required,
    checklistVersion: { type: Number, required: true },
    items: [item],
    result: text,
    recordedBy: text,
    recordedAt: Date,
  },
  { _id: false },
);

const schema = new Schema<InspectionFields>({
  merchant: required,
  parts: [part],
  plannedFor: required,
  state: required,
  isOpen: flag,
  result: text,
  doneAt: Date,
  dueAt: Date,
  overdue: flag,
  checkAt: Date,
  measures: text,
  submittedBy: text,
  submittedAt: Date,
  verifiedBy: text,
  verifiedAt: Date,
  returnCount: { type: Number, required: true },
  transferredAt: Date,
  caseId: text,
  endedAt: Date,
  reason: text,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, plannedFor: 1, _id: 1 })
  .index({ path: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, isOpen: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, state: 1, caseId: 1 })
  .index({ merchant: 1, createdAt: -1, _id: -1 })
  .index({ caseId: 1 })
  .index({ checkAt: 1 });

/** One visit to a merchant 检查. */
export type Inspection = Row & InspectionFields;

/** How many visits the merchant was spared. */
export const visitsSaved = ({ parts }: Pick<InspectionFields, 'parts'>): number => Math.max(0, parts.length - 1);

const isToRectify = ({ isOpen, result }: Inspection): boolean => isOpen && result === 'FAIL';

const done = (row: Inspection): readonly Tally[] => {
  const { doneAt: day, result } = row;
  if (!day) return [];
  return [
    { key: 'inspections', day },
    ...(result === 'PASS' ? [{ key: 'inspections-passed', day }] : []),
    ...(visitsSaved(row) > 0 ? [{ key: 'visits-saved', n: visitsSaved(row), day }] : []),
  ];
};

export const inspections = collection('inspections', schema, {
  entity: 'Inspection',
  orders: { newest: { createdAt: -1 }, planned: { plannedFor: 1 }, due: { dueAt: 1 } },
  tallies: (row) => [
    ...done(row),
    ...(isToRectify(row) ? [{ key: 'rectifications' }] : []),
    ...(row.overdue ? [{ key: 'rectifications-overdue' }] : []),
  ],
});
