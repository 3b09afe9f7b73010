import type { Code } from '@linli/contract';

const statuses: Partial<Record<Code, number>> = {
  SIGN_IN_REQUIRED: 401,
  NOT_PERMITTED: 403,
  POST_NOT_HELD: 403,
  DOCUMENT_NOT_TRUSTED: 403,
  NOT_FOUND: 404,
  CHANGE_BY_GET: 405,
  BODY_TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  SERVICE_UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};

// A document that cannot be carried out is, in plain JSON, an answer like others (GraphQL over HTTP, section 6.4.1).
const documentFaults: readonly Code[] = ['QUERY_INVALID', 'VALUE_INVALID', 'QUERY_TOO_DEEP', 'INTROSPECTION_CLOSED'];

/** The HTTP status of a request that is refused whole. */
export const statusOf = (code: Code, isPlainJson: boolean): number =>
  isPlainJson && documentFaults.includes(code) ? 200 : (statuses[code] ?? 400);
