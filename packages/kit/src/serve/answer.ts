import { errorText, isErrorCode } from '@linli/contract';
import { type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import { whyOf } from '../why.ts';

/** A failure as the gateway reads it: code, both texts and safe detail. What is no failure of ours is INTERNAL, logged once. */
export function tell(error: GraphQLError, log: Log, requestId: string): GraphQLFormattedError {
  const { originalError, path, message } = error;
  const where = path ? { path } : {};
  const cause = originalError instanceof Failure ? originalError : failureIn(originalError);
  if (cause) {
    const { zh, en } = errorText(cause.code);
    return { message: en, ...where, extensions: { ...cause.extensions, messageZh: zh, messageEn: en } };
  }
  // Without a path it is the document or a variable that is wrong, and graphql's words say where. With one it is a
  // value of ours that does not fit its type, and the words would quote it.
  if (!path && (!originalError || originalError.name === 'GraphQLError')) {
    const { zh, en } = errorText('QUERY_INVALID');
    return { message, ...where, extensions: { code: 'QUERY_INVALID', messageZh: zh, messageEn: en } };
  }
  log.error({ requestId, path: path?.join('.'), ...whyOf(originalError ?? error) }, 'a resolver failed');
  const { zh, en } = errorText('INTERNAL');
  return { message: en, ...where, extensions: { code: 'INTERNAL', messageZh: zh, messageEn: en, requestId } };
}

// A failure of a scalar comes wrapped by graphql.
function failureIn(error: unknown): Failure | null {
  for (let at = error; at instanceof Error; at = (at as { originalError?: unknown }).originalError ?? at.cause) {
    if (at instanceof Failure) return at;
    // Another copy of the class, as modules loaded twice have it.
    if (at.name === 'Failure' && isErrorCode(String((at as Failure).code))) return at as Failure;
  }
  return null;
}
