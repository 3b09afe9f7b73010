import { collection } from '@linli/kit';
import { Schema } from 'mongoose';

interface EndedCaseFields {
  readonly caseId: string;
  /** How it ended: closed or void. */
  readonly how: 'CLOSED' | 'VOID';
}

const required = { type: String, required: true };

const schema = new Schema<EndedCaseFields>({ caseId: required, how: required }).index({ caseId: 1 });

/**
 * The end of a case that was heard of while a transferred inspection still waited to hear which case is its own: the two
 * things are said of different rows, so either may come first.
 */
export const endedCases = collection('endedCases', schema, { entity: 'EndedCase' });
