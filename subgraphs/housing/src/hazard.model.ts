import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { HazardKind, HazardOutcome, HazardResponsible, HazardSeverity, HazardState } from './words.ts';

export interface HazardFields {
  readonly house?: string | null;
  readonly building?: string | null;
  readonly estate?: string | null;
  readonly kind: HazardKind;
  readonly severity: HazardSeverity;
  /** 1 minor to 4 major, for lists. */
  readonly weight: number;
  readonly description: string;
  readonly state: HazardState;
  readonly isOpen: boolean;
  readonly responsible?: HazardResponsible | null;
  readonly dueAt?: Date | null;
  readonly overdue: boolean;
  /** When the clock looks next. */
  readonly checkAt?: Date | null;
  readonly foundAt: Date;
  readonly measures?: string | null;
  readonly rectifiedBy?: string | null;
  readonly rectifiedAt?: Date | null;
  readonly checkedBy?: string | null;
  readonly checkedAt?: Date | null;
  readonly returnCount: number;
  readonly closedAt?: Date | null;
  readonly outcome?: HazardOutcome | null;
  readonly reason?: string | null;
  /** Id of the case it became. */
  readonly caseId?: string | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<HazardFields>({
  house: text,
  building: text,
  estate: text,
  kind: required,
  severity: required,
  weight: { type: Number, required: true },
  description: required,
  state: required,
  isOpen: { type: Boolean, required: true },
  responsible: text,
  dueAt: Date,
  overdue: { type: Boolean, required: true },
  checkAt: Date,
  foundAt: { type: Date, required: true },
  measures: text,
  rectifiedBy: text,
  rectifiedAt: Date,
  checkedBy: text,
  checkedAt: Date,
  returnCount: { type: Number, default: 0 },
  closedAt: Date,
  outcome: text,
  reason: text,
  caseId: text,
})
  .index({ path: 1, foundAt: -1, _id: -1 })
  .index({ path: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, weight: -1, _id: -1 })
  .index({ path: 1, isOpen: 1, foundAt: -1, _id: -1 })
  .index({ path: 1, isOpen: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, isOpen: 1, weight: -1, _id: -1 })
  .index({ house: 1, foundAt: -1, _id: -1 })
  .index({ building: 1, foundAt: -1, _id: -1 })
  .index({ estate: 1, foundAt: -1, _id: -1 })
  .index({ caseId: 1 })
  .index({ checkAt: 1 });

/** Something dangerous that has to be put right 隐患. */
export type Hazard = Row & HazardFields;

export const hazards = collection('hazards', schema, {
  entity: 'Hazard',
  orders: { newest: { foundAt: -1 }, due: { dueAt: 1 }, severity: { weight: -1 } },
  tallies: ({ isOpen, severity, overdue }) =>
    isOpen
      ? [{ key: 'hazards' }, { key: `hazards/${severity}` }, ...(overdue ? [{ key: 'hazards-overdue' }] : [])]
      : [],
});
