import { randomBytes } from 'node:crypto';
import { context, isSpanContextValid, propagation, SpanStatusCode, trace } from '@opentelemetry/api';

/** A request id is a trace id: one number to quote, to log and to look up. */
export const newRequestId = (): string => randomBytes(16).toString('hex');

const written = (traceId: string, spanId: string, flags: string): string => `00-${traceId}-${spanId}-${flags}`;

/** The trace context for one call: the span under way, else the caller's trace, else the request's own (W3C, version 00). */
export function traceparentOf(requestId: string, callers: string | null): string {
  const span = trace.getActiveSpan()?.spanContext();
  if (span && isSpanContextValid(span)) {
    return written(span.traceId, span.spanId, span.traceFlags.toString(16).padStart(2, '0'));
  }
  const [, traceId = requestId, , flags = '01'] = callers?.split('-') ?? [];
  return written(traceId, randomBytes(8).toString('hex'), flags);
}

/** Runs work in a span below the caller's. Without a tracer provider there is no span, and nothing is paid. */
export async function inSpan<T>(name: string, traceparent: string | null, work: () => Promise<T>): Promise<T> {
  const above = traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();
  const span = trace.getTracer('@linli/gateway').startSpan(name, {}, above);
  try {
    return await context.with(trace.setSpan(above, span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
