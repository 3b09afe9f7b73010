import { DURATIONS, theMeter } from '@linli/kit/telemetry';
import type { SubgraphClient } from '../transport/subgraph-client.ts';

/** A request that was answered, in whole or in part. */
export interface Answering {
  readonly ms: number;
  readonly type: string;
  /** The name of a document that is kept; what a caller made up is nobody's name, and there are endless many. */
  readonly operation: string;
  readonly code: string;
}

/** What is counted at the door. No label is a caller's own word. */
export interface Meters {
  readonly answered: (answering: Answering) => void;
  readonly refused: (code: string) => void;
  /** A plan was there, or had to be made first. */
  readonly planned: (wasKnown: boolean, ms: number) => void;
  readonly fetched: (subgraph: string, ms: number, code: string) => void;
  readonly stop: () => void;
}

type States = ReadonlyMap<string, Pick<SubgraphClient, 'state'>>;

/** Pools and breakers, looked at when somebody reads the figures. */
function watchStates(states: States): () => void {
  const meter = theMeter();
  const calls = meter.createObservableGauge('linli.gateway.pool.calls', { description: 'Calls under way and waiting' });
  const open = meter.createObservableGauge('linli.gateway.breaker.open', {
    description: '1 while a subgraph is not asked because it is away',
  });
  const instruments = [calls, open];
  const observe: Parameters<typeof meter.addBatchObservableCallback>[0] = (result) => {
    for (const [subgraph, client] of states) {
      const { running, waiting, isOpen } = client.state();
      result.observe(calls, running, { subgraph, state: 'running' });
      result.observe(calls, waiting, { subgraph, state: 'waiting' });
      result.observe(open, isOpen ? 1 : 0, { subgraph });
    }
  };
  meter.addBatchObservableCallback(observe, instruments);
  return () => meter.removeBatchObservableCallback(observe, instruments);
}

/** Instruments of the gateway; they hold nothing while telemetry is off. */
export function gatewayMeters(states: States): Meters {
  const meter = theMeter();
  const requests = meter.createHistogram('linli.gateway.request.duration.seconds', DURATIONS);
  const refusals = meter.createCounter('linli.gateway.refusals');
  const plans = meter.createHistogram('linli.gateway.plan.duration.seconds', DURATIONS);
  const known = meter.createCounter('linli.gateway.plan.lookups');
  const fetches = meter.createHistogram('linli.gateway.fetch.duration.seconds', DURATIONS);
  const stop = watchStates(states);
  return {
    answered: ({ ms, ...labels }) => requests.record(ms / 1_000, labels),
    refused: (code) => refusals.add(1, { code }),
    planned: (wasKnown, ms) => {
      known.add(1, { cache: wasKnown ? 'hit' : 'miss' });
      if (!wasKnown) plans.record(ms / 1_000);
    },
    fetched: (subgraph, ms, code) => fetches.record(ms / 1_000, { subgraph, code }),
    stop,
  };
}
