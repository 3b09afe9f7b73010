import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { SpecialTagState } from './words.ts';

export interface SpecialTagFields {
  readonly residentId: string;
  readonly department: string;
  readonly kind: string;
  readonly note?: string | null;
  readonly state: SpecialTagState;
  readonly proposedBy: string;
  readonly approvedBy?: string | null;
  /** `dept/<department>` and `user/<login>` of whoever may know of it. */
  readonly seenBy: readonly string[];
  readonly readers: readonly { readonly user: string; readonly until: Date }[];
}

const required = { type: String, required: true };

const schema = new Schema<SpecialTagFields>({
  residentId: required,
  department: required,
  kind: required,
  note: String,
  state: required,
  proposedBy: required,
  approvedBy: String,
  seenBy: [String],
  readers: [{ _id: false, user: required, until: { type: Date, required: true } }],
})
  .index({ residentId: 1, _id: 1 })
  .index({ seenBy: 1, _id: 1 });

/** A sealed tag of a department 特殊人群标签. Nothing of it is counted: its existence is hidden. */
export type SpecialTag = Row & SpecialTagFields;

export const specialTags = collection('specialTags', schema, { entity: 'SpecialTag', sealed: ['kind', 'note'] });
