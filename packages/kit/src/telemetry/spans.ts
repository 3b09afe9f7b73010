import { ROOT_CONTEXT, type Span, type SpanOptions, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { callersSpan, contextOf, isSampled } from './traceparent.ts';

/** Where spans go while telemetry is on. */
export interface Tracing {
  /** The share of requests that are traced. */
  readonly ratio: number;
  readonly tracerOf: (service: string) => Tracer;
  /** Runs `start` so that the trace it begins has this id. */
  readonly underId: (traceId: string, start: () => Span) => Span;
}

let tracing: Tracing | null = null;

/** Switches spans on, or off with null. Without it nothing is measured and nothing is paid. */
export function traceWith(given: Tracing | null): void {
  tracing = given;
}

export const isTracing = (): boolean => tracing !== null;

/** What a span is: ids, codes and names of our own contracts. Never a variable, never anything a person typed. */
export interface Named extends Pick<SpanOptions, 'attributes' | 'kind'> {
  readonly service: string;
  readonly name: string;
}

/** A request at the door. */
export interface Arrived extends Named {
  /** Random and ours, 32 hexadecimal digits: it decides whether the request is traced, and is the trace's id. */
  readonly requestId: string;
  readonly traceparent: string | null;
}

const WHOLE = 2 ** 32;
const DIGITS = 8;

// A caller picks the id of its own trace, and would pick one that is always traced.
const isChosen = (requestId: string, ratio: number): boolean =>
  ratio > 0 && Number.parseInt(requestId.slice(-DIGITS), 16) < ratio * WHOLE;

/** Begins the span of a request from outside; null when it is not traced. A caller may ask for less, never for more. */
export function beginTrace({ requestId, traceparent, service, name, ...options }: Arrived): Span | null {
  if (!tracing || !isChosen(requestId, tracing.ratio)) return null;
  const caller = callersSpan(traceparent);
  if (caller && !isSampled(caller)) return null;
  const tracer = tracing.tracerOf(service);
  if (caller) return tracer.startSpan(name, options, contextOf(caller));
  return tracing.underId(requestId, () => tracer.startSpan(name, options, ROOT_CONTEXT));
}

/** The traceparent of a request that is not traced, so that nobody behind the door traces it either. */
export function unsampled({ requestId, traceparent }: Pick<Arrived, 'requestId' | 'traceparent'>): string | null {
  if (!tracing) return traceparent;
  const { traceId, spanId } = callersSpan(traceparent) ?? { traceId: requestId, spanId: requestId.slice(-16) };
  return `00-${traceId}-${spanId}-00`;
}

/** Goes on with a trace of ours in another process; null when it is not traced. */
export function continueTrace(traceparent: string | undefined, { service, name, ...options }: Named): Span | null {
  if (!tracing) return null;
  const above = callersSpan(traceparent);
  if (!above || !isSampled(above)) return null;
  return tracing.tracerOf(service).startSpan(name, options, contextOf(above));
}

/** A span below another; null below none. */
export function spanBelow(above: Span | null, { service, name, ...options }: Named): Span | null {
  if (!above || !tracing) return null;
  return tracing.tracerOf(service).startSpan(name, options, trace.setSpan(ROOT_CONTEXT, above));
}

/** The span failed. A reason may quote somebody; its kind does not. */
export function failed(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
}

/** Ends a span with the work it stands for. */
export async function during<T>(span: Span | null, work: () => Promise<T>): Promise<T> {
  if (!span) return work();
  try {
    return await work();
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}
