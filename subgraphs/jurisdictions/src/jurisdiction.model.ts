import { reference, type StoredReference } from '@linli/kit';
import { Schema } from 'mongoose';

const contacts = new Schema(
  {
    office: { type: String, required: true },
    officePhone: { type: String, required: true },
    address: String,
    hours: String,
  },
  { _id: false },
);

// Small on purpose: the whole tree is 665,276 of these. What most nodes do not have is left out.
const division = new Schema({
  name: { type: String, required: true },
  level: { type: String, enum: ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY'] as const, required: true },
  parent: String,
  adminModel: { type: String, enum: ['THREE_TIER', 'TWO_TIER'] as const },
  urbanRural: String,
  validFrom: String,
  validTo: String,
  replacedBy: { type: [String], default: undefined },
  contacts,
})
  .index({ parent: 1, _id: 1 })
  .index({ name: 1, _id: 1 });

export type Jurisdiction = StoredReference<typeof division>;
export const divisions = reference('divisions', division);
