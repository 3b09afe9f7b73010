import { collection } from '@linli/kit';
import { Schema } from 'mongoose';

interface HazardCaseFields {
  readonly hazard: string;
  readonly caseId: string;
}

const required = { type: String, required: true };

const schema = new Schema<HazardCaseFields>({ hazard: required, caseId: required }).index({ hazard: 1 });

/** Which case was opened for a hazard of housing. */
export const hazardCases = collection('hazardCases', schema, { entity: 'HazardCase' });
