import { resourceFromAttributes } from '@opentelemetry/resources';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { AlwaysOnSampler, BatchSpanProcessor, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Tracer } from '@opentelemetry/api';
import type { Tracing } from './spans.ts';

export interface Exporting extends Tracing {
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const EVERY_MS = 2_000;

/** Sends spans to a collector by OTLP over HTTP. Each service is a resource of its own, also where one process runs all. */
export function exportingTo(endpoint: string, ratio: number): Exporting {
  const processor = new BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }),
    scheduledDelayMillis: EVERY_MS,
  });
  const random = new RandomIdGenerator();
  let next: string | null = null;
  const idGenerator = {
    generateSpanId: () => random.generateSpanId(),
    generateTraceId: () => next ?? random.generateTraceId(),
  };
  const tracers = new Map<string, Tracer>();
  const tracerOf = (service: string): Tracer => {
    const known = tracers.get(service);
    if (known) return known;
    const provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'linli' }),
      // Whether a request is traced is decided before its first span.
      sampler: new AlwaysOnSampler(),
      spanProcessors: [processor],
      idGenerator,
    });
    const tracer = provider.getTracer('@linli/kit');
    tracers.set(service, tracer);
    return tracer;
  };
  return {
    ratio,
    tracerOf,
    underId: (traceId, start) => {
      next = traceId;
      try {
        return start();
      } finally {
        next = null;
      }
    },
    flush: () => processor.forceFlush(),
    stop: () => processor.shutdown(),
  };
}
