import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Meter } from '@opentelemetry/api';

export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

const NANO = 1e9;
const PERCENTILES = [50, 90, 99] as const;

// Names of the semantic conventions for Node and for processes, with the unit, as Prometheus names them.
function ofTheProcess(meter: Meter): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const gauges = PERCENTILES.map(
    (each) => [each, meter.createObservableGauge(`nodejs.eventloop.delay.p${each}.seconds`)] as const,
  );
  meter.addBatchObservableCallback(
    (result) => {
      for (const [each, gauge] of gauges) result.observe(gauge, delay.percentile(each) / NANO);
      delay.reset();
    },
    gauges.map(([, gauge]) => gauge),
  );
  meter
    .createObservableGauge('process.memory.usage.bytes')
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  return () => delay.disable();
}

async function listening(exporter: PrometheusExporter, { host, port }: MetricsAddress): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/metrics') exporter.getMetricsRequestHandler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, host, done));
  return server;
}

/** Serves what is measured at `/metrics`, for Prometheus to fetch. */
export async function servingAt(address: MetricsAddress) {
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    withoutScopeInfo: true,
    withoutTargetInfo: true,
  });
  const provider = new MeterProvider({ readers: [exporter] });
  const meter = provider.getMeter('@linli/kit');
  const server = await listening(exporter, address);
  const rest = ofTheProcess(meter);
  const { port } = server.address() as AddressInfo;
  return {
    meter,
    url: `http://${address.host}:${port}/metrics`,
    stop: async () => {
      rest();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await provider.shutdown();
    },
  };
}
