import { type Attributes, context, propagation, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';

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

/** Runs work in a span, below the caller's trace when one came along. */
export async function span<T>({ name, attributes = {}, traceparent }: Traced, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work();
  const above = traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();
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
