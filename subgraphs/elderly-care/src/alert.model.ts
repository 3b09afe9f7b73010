import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { OfElder } from './of-elder.ts';
import type { AlertKind, AlertState, AlertStep } from './words.ts';

export interface AlertClock {
  readonly step: AlertStep;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly endedAt?: Date | null;
}

export interface AlertFields extends OfElder {
  readonly kind: AlertKind;
  readonly pointId?: string | null;
  readonly state: AlertState;
  readonly isOpen: boolean;
  readonly step: AlertStep;
  /** When the present step's time is over; null once somebody answered. */
  readonly dueAt?: Date | null;
  readonly unanswered: boolean;
  readonly clocks: readonly AlertClock[];
  readonly raisedAt: Date;
  readonly workerId?: string | null;
  /** Login of the named worker. */
  readonly workerUser?: string | null;
  readonly answeredBy?: AlertStep | null;
  readonly answeredUser?: string | null;
  readonly answeredAt?: Date | null;
  readonly arrivedAt?: Date | null;
  readonly closedAt?: Date | null;
  readonly caseId?: string | null;
}

const text = { type: String };
const required = { type: String, required: true };
const instant = { type: Date, required: true };

const schema = new Schema<AlertFields>({
  resident: required,
  elder: required,
  kind: required,
  pointId: text,
  state: required,
  isOpen: { type: Boolean, required: true },
  step: required,
  dueAt: Date,
  unanswered: { type: Boolean, required: true },
  clocks: [{ _id: false, step: required, startedAt: instant, dueAt: instant, endedAt: { type: Date } }],
  raisedAt: instant,
  workerId: text,
  workerUser: text,
  answeredBy: text,
  answeredUser: text,
  answeredAt: Date,
  arrivedAt: Date,
  closedAt: Date,
  caseId: text,
})
  .index({ path: 1, raisedAt: -1, _id: -1 })
  .index({ path: 1, isOpen: 1, raisedAt: -1, _id: -1 })
  .index({ path: 1, state: 1, raisedAt: -1, _id: -1 })
  .index({ elder: 1, raisedAt: -1, _id: -1 })
  .index({ elder: 1, kind: 1, isOpen: 1 })
  .index({ resident: 1, elder: 1 })
  .index({ caseId: 1 })
  .index({ dueAt: 1 });

/** Something that may be wrong with an elder 老年人预警. */
export type Alert = Row & AlertFields;

export const alerts = collection('alerts', schema, {
  entity: 'Alert',
  orders: { newest: { raisedAt: -1 } },
  tallies: ({ isOpen, raisedAt }) => [{ key: 'alerts', day: raisedAt }, ...(isOpen ? [{ key: 'alerts/open' }] : [])],
  about: ({ elder }) => elder,
});
