import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

interface CheckFields {
  readonly house: string;
  readonly seen: number;
  readonly registered: number;
  readonly visit?: string | null;
  readonly note?: string | null;
}

const number = { type: Number, required: true };

const schema = new Schema<CheckFields>({
  house: { type: String, required: true },
  seen: number,
  registered: number,
  visit: String,
  note: String,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ house: 1, createdAt: -1, _id: -1 });

/** How many people were seen living in a house 居住核查. */
export type OccupancyCheck = Row & CheckFields;

export const checks = collection('occupancyChecks', schema, {
  entity: 'OccupancyCheck',
  orders: { newest: { createdAt: -1 } },
});
