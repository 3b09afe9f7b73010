import { collection } from '@linli/kit';
import { Schema } from 'mongoose';

interface AlertCaseFields {
  readonly alert: string;
}

const schema = new Schema<AlertCaseFields>({ alert: { type: String, required: true } }).index(
  { alert: 1 },
  { unique: true },
);

/** Which alert for an elder a case was opened for, by the id of the case: what is said of both goes in one order. */
export const alertCases = collection('alertCases', schema, { entity: 'AlertCase' });
