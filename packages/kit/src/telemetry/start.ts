import { measureWith } from './metrics.ts';
import type { MetricsAddress } from './serving.ts';
import { traceWith } from './spans.ts';

/** What is told to whom. Nothing by default. */
export interface TelemetrySettings {
  /** Where an OpenTelemetry collector listens; null for no traces. */
  readonly endpoint: string | null;
  /** The share of requests that are traced, 0 to 1. */
  readonly ratio: number;
  /** Where `/metrics` is served; null for no metrics. */
  readonly metrics: MetricsAddress | null;
}

/** Telemetry of this process, once for all services in it. */
export interface Telemetry {
  /** Where the figures are; null without any. */
  readonly metricsUrl: string | null;
  /** Sends what is still held back. */
  readonly flush: () => Promise<void>;
  /** Sends the rest, and switches everything off. */
  readonly stop: () => Promise<void>;
}

/** Switches telemetry on, before any service starts. What is off is not even loaded. */
export async function startTelemetry({ endpoint, ratio, metrics }: TelemetrySettings): Promise<Telemetry> {
  const traces = endpoint !== null && ratio > 0 ? (await import('./exporting.ts')).exportingTo(endpoint, ratio) : null;
  const measures = metrics === null ? null : await (await import('./serving.ts')).servingAt(metrics);
  traceWith(traces);
  measureWith(measures?.meter ?? null);
  return {
    metricsUrl: measures?.url ?? null,
    flush: async () => traces?.flush(),
    stop: async () => {
      traceWith(null);
      measureWith(null);
      await Promise.all([traces?.stop(), measures?.stop()]);
    },
  };
}
