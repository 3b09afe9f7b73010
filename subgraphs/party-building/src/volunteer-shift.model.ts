import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { ShiftState } from './schema.types.ts';

export interface VolunteerShiftFields {
  readonly project: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly state: ShiftState;
  readonly capacity: number;
  readonly taken: number;
  readonly minutes: number;
}

const count = { type: Number, required: true };

const schema = new Schema<VolunteerShiftFields>({
  project: { type: String, required: true },
  beginsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true },
  state: { type: String, required: true },
  capacity: count,
  taken: count,
  minutes: count,
})
  .index({ project: 1, beginsAt: -1, _id: -1 })
  .index({ path: 1, beginsAt: -1, _id: -1 });

/** One time at which volunteers serve 志愿班次. */
export type VolunteerShift = Row & VolunteerShiftFields;

export const shifts = collection('volunteerShifts', schema, {
  entity: 'VolunteerShift',
  orders: { newest: { beginsAt: -1 } },
});
