import { toNumber } from '../bson/kinds.ts';
import type { Doc } from '../bson/doc.ts';
import type { ServerError } from '../errors.ts';

// Which codes may be repeated, and as what: the retry specifications of the drivers (github.com/mongodb/specifications).
const TRANSIENT = new Set([
  6, 7, 24, 89, 91, 112, 133, 189, 246, 251, 262, 267, 9001, 10107, 11600, 11602, 13435, 13436,
]);
const RETRYABLE = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
const RESUMABLE = new Set([
  6, 7, 43, 63, 89, 91, 133, 150, 189, 234, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436,
]);

/** The labels a driver decides by, for an error that has none of its own. */
export function labelsFor(name: string, body: Doc, { code, extra }: ServerError): Doc {
  if (extra['errorLabels'] !== undefined) return {};
  const isInTransaction = body['autocommit'] === false;
  const isEnd = name === 'commitTransaction' || name === 'abortTransaction';
  const isRetryable = RETRYABLE.has(code);
  if (isInTransaction && TRANSIENT.has(code) && !(name === 'commitTransaction' && isRetryable))
    return { errorLabels: ['TransientTransactionError'] };
  if (isRetryable && toNumber(body['txnNumber']) !== undefined && (!isInTransaction || isEnd))
    return { errorLabels: ['RetryableWriteError'] };
  if (RESUMABLE.has(code) && (name === 'getMore' || name === 'aggregate'))
    return { errorLabels: ['ResumableChangeStreamError'] };
  return {};
}
