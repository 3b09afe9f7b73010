import { randomHex } from './random.ts';

/** A request id is a trace id: one number to quote, to log and to look up. */
export const newRequestId = (): string => randomHex(16);

/** The trace context of a call that no span stands for: the caller's trace, else the request's own (W3C, version 00). */
export function traceparentFor(requestId: string, callers: string | null): string {
  const [, traceId = requestId, , flags = '01'] = callers?.split('-') ?? [];
  return `00-${traceId}-${randomHex(8)}-${flags}`;
}
