import type { ObservableResult } from '@opentelemetry/api';
import { consumers } from '../city/consumers.ts';
import type { Engine } from '../engine/engine.ts';
import { DURATIONS, isMeasuring, theMeter } from './metrics.ts';
import { ownGauges } from './own-gauges.ts';

/** What is counted of a subgraph. */
export interface SubgraphMeters {
  /** One request answered: how long it took, and the first thing that was wrong with it. */
  readonly answered: (ms: number, code: string | null) => void;
  readonly stop: () => void;
}

const nothing: SubgraphMeters = { answered: () => undefined, stop: () => undefined };

/** How old the oldest row is that a consumer has still to take in, in seconds; 0 when none waits. */
async function lagOf({ store, now }: Engine, consumer: string): Promise<number> {
  const oldest = await store.books.journal.findOne(
    { pending: consumer },
    { sort: { _id: 1 }, projection: { at: 1 }, maxTimeMS: 1_000 },
  );
  return oldest ? Math.max(0, (now().getTime() - oldest.at.getTime()) / 1_000) : 0;
}

function connectionsOf({ store }: Engine): () => number {
  const client = store.connection.getClient();
  let used = 0;
  client.on('connectionCheckedOut', () => (used += 1));
  client.on('connectionCheckedIn', () => (used -= 1));
  return () => used;
}

/** Counts what a subgraph does, when somebody reads it. */
export function subgraphMeters(engine: Engine): SubgraphMeters {
  if (!isMeasuring()) return nothing;
  const meter = theMeter();
  const service = engine.subgraph.name;
  const duration = meter.createHistogram('linli.subgraph.request.duration.seconds', DURATIONS);
  const lag = meter.createObservableGauge('linli.journal.lag.seconds', {
    description: 'Age of the oldest journal row that a consumer has still to take in',
  });
  const pool = meter.createObservableGauge('db.client.connection.count', { description: 'Connections in use' });
  const used = connectionsOf(engine);
  const lags = async (result: ObservableResult): Promise<void> => {
    // A database that is away shows in other figures.
    await Promise.allSettled(
      consumers().map(async (consumer) =>
        result.observe(await lagOf(engine, consumer), { 'linli.service': service, consumer }),
      ),
    );
  };
  const uses = (result: ObservableResult): void =>
    result.observe(used(), { 'linli.service': service, 'db.client.connection.state': 'used' });
  lag.addCallback(lags);
  pool.addCallback(uses);
  const stopOwn = ownGauges(engine);
  return {
    answered: (ms, code) => duration.record(ms / 1_000, { 'linli.service': service, code: code ?? 'OK' }),
    stop: () => {
      lag.removeCallback(lags);
      pool.removeCallback(uses);
      stopOwn();
    },
  };
}
