import { isDoc, toNumber } from '../bson/kinds.ts';
import { CommandFailed } from '../failpoint.ts';
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

const ENDS = new Set(['commitTransaction', 'abortTransaction']);
const CURSORS = new Set(['getMore', 'aggregate']);

/** The labels a driver decides by, for an error that has none of its own. */
export function labelsFor(name: string, body: Doc, error: ServerError): Doc {
  const { code, extra } = error;
  if (extra['errorLabels'] !== undefined) return {};
  const isInTransaction = body['autocommit'] === false;
  if (isInTransaction && isTransient(name, code)) return { errorLabels: ['TransientTransactionError'] };
  if (isRepeatable(name, body) && RETRYABLE.has(code)) return { errorLabels: ['RetryableWriteError'] };
  const isFromCursor = CURSORS.has(name) && !(error instanceof CommandFailed);
  return RESUMABLE.has(code) && isFromCursor ? { errorLabels: ['ResumableChangeStreamError'] } : {};
}

/** The label of an answer whose write may not last: the driver asks again. */
export function labelsOfConcern(name: string, body: Doc, { errorLabels, writeConcernError }: Doc): Doc {
  const code = isDoc(writeConcernError) ? toNumber(writeConcernError['code']) : undefined;
  const isRetryable = code !== undefined && errorLabels === undefined && RETRYABLE.has(code);
  return isRetryable && isRepeatable(name, body) ? { errorLabels: ['RetryableWriteError'] } : {};
}

function isRepeatable(name: string, body: Doc): boolean {
  return toNumber(body['txnNumber']) !== undefined && (body['autocommit'] !== false || ENDS.has(name));
}

// A commit that failed on the way is repeated by itself, not with its whole transaction.
function isTransient(name: string, code: number): boolean {
  return TRANSIENT.has(code) && !(name === 'commitTransaction' && RETRYABLE.has(code));
}
