import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { KinshipKind } from './words.ts';

export interface KinshipFields {
  readonly residentId: string;
  readonly relativeId: string;
  /** What the relative is to the resident. */
  readonly kind: KinshipKind;
  /** The same in both rows of a pair. */
  readonly pair: string;
}

const required = { type: String, required: true };

const schema = new Schema<KinshipFields>({
  residentId: required,
  relativeId: required,
  kind: required,
  pair: required,
})
  .index({ residentId: 1, _id: 1 })
  .index({ pair: 1 });

/** What somebody is to a person 亲属关系: two rows, one at each person's place. */
export type Kinship = Row & KinshipFields;

export const kinships = collection('kinships', schema, { entity: 'Kinship' });
