import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CheckInBy } from './schema.types.ts';

interface PartyAttendanceFields {
  readonly activity: string;
  /** Id of the membership. */
  readonly member: string;
  readonly keeper?: string | null;
  readonly by: CheckInBy;
  readonly at: Date;
}

const required = { type: String, required: true };

const schema = new Schema<PartyAttendanceFields>({
  activity: required,
  member: required,
  keeper: String,
  by: required,
  at: { type: Date, required: true },
})
  .index({ activity: 1, member: 1 }, { unique: true })
  .index({ activity: 1, keeper: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ member: 1 });

/** That a member came 签到. */
export type PartyAttendance = Row & PartyAttendanceFields;

export const attendances = collection('partyAttendances', schema, {
  entity: 'PartyAttendance',
  orders: { newest: { createdAt: -1 } },
});
