import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Relation } from './words.ts';

interface OccupantFields {
  /** Id of the residence, population's record of who lives where. */
  readonly residence: string;
  readonly resident: string;
  readonly house: string;
  readonly relation: Relation;
  /** Who it was before records of one person were merged, the last one last. */
  readonly was: readonly string[];
}

const required = { type: String, required: true };

const schema = new Schema<OccupantFields>({
  residence: required,
  resident: required,
  house: required,
  relation: required,
  was: [String],
})
  .index({ residence: 1 }, { unique: true })
  .index({ house: 1, _id: 1 })
  .index({ resident: 1 })
  .index({ was: 1 });

/** Somebody registered in a house, as population says: ids alone. */
export type Occupant = Row & OccupantFields;

export const occupants = collection('occupants', schema, { entity: 'Occupant', inner: true });
