import { randomBytes } from 'node:crypto';

/** A request id is a trace id: one number to quote, to log and to look up. */
export const newRequestId = (): string => randomBytes(16).toString('hex');

/** The trace context for one call: the caller's trace if there is one, else the request's own (W3C, version 00). */
export function traceparentOf(requestId: string, callers: string | null): string {
  const [, trace = requestId, , flags = '01'] = callers?.split('-') ?? [];
  return `00-${trace}-${randomBytes(8).toString('hex')}-${flags}`;
}
