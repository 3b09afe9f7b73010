import { collection } from '@linli/kit';
import { Schema } from 'mongoose';

interface InspectionCaseFields {
  readonly inspection: string;
  readonly caseId: string;
}

const required = { type: String, required: true };

const schema = new Schema<InspectionCaseFields>({ inspection: required, caseId: required }).index({ inspection: 1 });

/** Which case was opened for an inspection of merchants. */
export const inspectionCases = collection('inspectionCases', schema, { entity: 'InspectionCase' });
