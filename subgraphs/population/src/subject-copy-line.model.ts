import type { Row } from '@linli/kit';
import type { CopyLine } from './subject-request.model.ts';

/** A line of a copy as a record of its own, so that each one read stands in the ledger 副本明细. */
export interface SubjectCopyLine extends CopyLine, Pick<Row, 'id' | 'jurisdiction' | 'grid' | 'version'> {
  readonly account: string | null;
  /** The person it is about: each line read stands in their log. */
  readonly about: string;
}
