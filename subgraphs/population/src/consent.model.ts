import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { ConsentState } from './words.ts';

export interface ConsentFields {
  readonly residentId: string;
  readonly purpose: string;
  readonly state: ConsentState;
  /** YYYY-MM-DD. */
  readonly givenOn: string;
  readonly withdrawnOn?: string | null;
  readonly evidence: string;
}

const required = { type: String, required: true };

const schema = new Schema<ConsentFields>({
  residentId: required,
  purpose: required,
  state: required,
  givenOn: required,
  withdrawnOn: String,
  evidence: required,
}).index({ residentId: 1, _id: 1 });

/** A person's agreement to a use of their data 同意记录. */
export type Consent = Row & ConsentFields;

export const consents = collection('consents', schema, {
  entity: 'Consent',
  about: ({ residentId }) => residentId,
});
