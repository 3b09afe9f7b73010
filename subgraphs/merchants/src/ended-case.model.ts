import { collection } from '@linli/kit';
import { Schema } from 'mongoose';

export interface EndedCaseFields {
  readonly caseId: string;
  /** How it ended; a merged one goes on as another. */
  readonly how: 'CLOSED' | 'VOID' | 'MERGED';
  readonly into?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<EndedCaseFields>({ caseId: required, how: required, into: String })
  .index({ caseId: 1 })
  .index({ createdAt: 1 });

/**
 * The end of a case that was heard of while some inspection was with enforcement. Which case is whose is said of another
 * row, so either may come first; kept for a day.
 */
export const endedCases = collection('endedCases', schema, { entity: 'EndedCase' });
