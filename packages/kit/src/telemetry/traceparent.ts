import { ROOT_CONTEXT, type Span, type SpanContext, trace, TraceFlags } from '@opentelemetry/api';

// version-trace-parent-flags (W3C Trace Context); read here, so that no global propagator has to be set up for it.
const shape = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-|$)/;

/** Where a caller stands in a trace; null without a traceparent that can be read. */
export function callersSpan(traceparent: string | null | undefined): SpanContext | null {
  const [, traceId, spanId, flags] = shape.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return null;
  const read = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return trace.isSpanContextValid(read) ? read : null;
}

export const isSampled = ({ traceFlags }: SpanContext): boolean => (traceFlags & TraceFlags.SAMPLED) !== 0;

/** A span as the header that takes it to the next service. */
export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

export const contextOf = (above: SpanContext) => trace.setSpanContext(ROOT_CONTEXT, above);
