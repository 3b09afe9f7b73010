import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { ResidenceRelation } from './words.ts';

export interface ResidenceFields {
  readonly residentId: string;
  readonly houseId: string;
  readonly buildingId?: string | null;
  readonly relation: ResidenceRelation;
  readonly isMain: boolean;
  readonly isCurrent: boolean;
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly until?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<ResidenceFields>({
  residentId: required,
  houseId: required,
  buildingId: String,
  relation: required,
  isMain: { type: Boolean, required: true },
  isCurrent: { type: Boolean, required: true },
  from: required,
  until: String,
})
  .index({ residentId: 1, isCurrent: 1, _id: 1 })
  .index({ houseId: 1, isCurrent: 1 })
  .index({ buildingId: 1, isCurrent: 1 });

/** A person in a house, from a day to a day 居住关系. */
export type Residence = Row & ResidenceFields;

export const residences = collection('residences', schema, { entity: 'Residence', inner: true });
