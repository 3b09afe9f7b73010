import type { TelemetrySettings } from './start.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function ratioIn(text: string): number {
  const found = Number(text);
  if (!(found >= 0 && found <= 1)) throw new Error('OTEL_TRACES_SAMPLER_ARG is no share between 0 and 1');
  return found;
}

function portIn(text: string): number {
  const found = Number(text);
  if (!Number.isInteger(found) || found < 0 || found > 65_535) throw new Error('LINLI_METRICS_PORT is no port');
  return found;
}

function endpointIn(text: string): string {
  if (!/^https?:/.test(text) || !URL.canParse(text)) throw new Error('OTEL_EXPORTER_OTLP_ENDPOINT is no address');
  return text.replace(/\/+$/, '');
}

/**
 * What the environment says: OTEL_EXPORTER_OTLP_ENDPOINT takes traces, OTEL_TRACES_SAMPLER_ARG is the share of requests
 * that are traced, LINLI_METRICS_PORT serves `/metrics` at LINLI_METRICS_HOST. Without any of them all is off.
 */
export function telemetrySettings(env: Environment = process.env): TelemetrySettings {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio, LINLI_METRICS_PORT: port } = env;
  return {
    endpoint: endpoint ? endpointIn(endpoint) : null,
    ratio: ratioIn(ratio || '1'),
    metrics: port ? { host: env['LINLI_METRICS_HOST'] || '127.0.0.1', port: portIn(port) } : null,
  };
}
