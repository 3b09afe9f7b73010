import { reference, type StoredReference } from '@linli/kit';
import { Schema } from 'mongoose';

const purposePolicy = new Schema({
  district: { type: String, required: true },
  purpose: { type: String, required: true },
  isOn: { type: Boolean, required: true },
  // Without roles: all that the contract names.
  roles: { type: [String], default: undefined },
  upTo: { type: String, enum: ['P0', 'P1', 'P2', 'P3'], required: true },
}).index({ district: 1, purpose: 1 });

export type NarrowedPurpose = StoredReference<typeof purposePolicy>;

/** How districts narrowed purposes, by `<district>|<purpose>`. Everybody may know it: it says nothing of a person. */
export const purposePolicies = reference('purposePolicies', purposePolicy);
