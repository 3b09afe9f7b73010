import { type Attributes, context, type Context, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';

let tracer: Tracer | null = null;

/** Switches spans on. Without it nothing is measured and nothing is paid. */
export function observeWith(given: Tracer | null): void {
  tracer = given;
}

interface Traced {
  readonly name: string;
  /** Ids and codes only: no variables, no names (semantic conventions for GraphQL spans). */
  readonly attributes?: Attributes;
  readonly traceparent?: string | undefined;
}

// version-trace-parent-flags (W3C Trace Context); read here, so that no global propagator has to be set up for it.
const written = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-|$)/;

function below(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags = '00'] = written.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId) return context.active();
  return trace.setSpanContext(context.active(), {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

/** Runs work in a span, below the caller's trace when one came along. */
export async function span<T>({ name, attributes = {}, traceparent }: Traced, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work();
  const above = below(traceparent);
  const here = tracer.startSpan(name, { attributes }, above);
  try {
    return await context.with(trace.setSpan(above, here), work);
  } catch (error) {
    here.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    here.end();
  }
}
