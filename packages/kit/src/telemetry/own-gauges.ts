import { randomUUID } from 'node:crypto';
import type { ObservableResult } from '@opentelemetry/api';
import type { Engine } from '../engine/engine.ts';
import { systemViewer } from '../viewer.ts';
import { theMeter } from './metrics.ts';

/** The figures a subgraph names in its manifest, looked at when somebody reads them. Gives back how to stop. */
export function ownGauges({ subgraph, contextFor }: Engine): () => void {
  const stops = (subgraph.gauges ?? []).map(({ name, says, read }) => {
    const gauge = theMeter().createObservableGauge(name, { description: says });
    const observe = async (result: ObservableResult): Promise<void> => {
      const context = contextFor({ viewer: systemViewer(`${subgraph.name}/gauges`), requestId: randomUUID() });
      const value = await read(context).catch(() => null);
      // A database that is away shows in other figures.
      if (value !== null) result.observe(value, { 'linli.service': subgraph.name });
    };
    gauge.addCallback(observe);
    return () => gauge.removeCallback(observe);
  });
  return () => stops.forEach((stop) => stop());
}
