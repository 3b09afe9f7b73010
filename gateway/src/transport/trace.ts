import { randomBytes } from 'node:crypto';

/** A request id is a trace id: one number to quote, to log and to look up. */
export const newRequestId = (): string => randomBytes(16).toString('hex');

/** The trace context of a call that no span stands for: the caller's trace, else the request's own (W3C, version 00). */
export function traceparentFor(requestId: string, callers: string | null): string {
  const [, traceId = requestId, , flags = '01'] = callers?.split('-') ?? [];
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`;
}
