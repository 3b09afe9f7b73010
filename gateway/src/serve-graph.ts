import { createPrivateKey } from 'node:crypto';
import { logOf } from '@linli/kit/log';
import type { Keeper, Reloaded } from './composition/keeper.ts';
import type { TrustedDocuments } from './documents/documents.ts';
import { app } from './http/app.ts';
import { graphAsker } from './http/ask.ts';
import type { ReadToken } from './identity/token.ts';
import { liveUpdates } from './live/live.ts';
import type { CompletedSettings } from './settings.ts';
import { gatewayMeters } from './telemetry/meters.ts';
import { watchedAsk } from './telemetry/watched-ask.ts';
import { watchedCalls } from './telemetry/watched-calls.ts';
import { sealedCalls } from './transport/sealed-calls.ts';
import { subgraphClient } from './transport/subgraph-client.ts';

/** A gateway that is serving. */
export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** Looks for a newer graph now. */
  readonly reload: () => Promise<Reloaded>;
  /** Answers everybody for a while and what is under way to its end, then stops. Told so twice, it does not wait. */
  readonly close: () => Promise<void>;
}

/** Where the graph comes from and how callers are known. */
export interface Serving {
  readonly documents: TrustedDocuments;
  readonly readToken: ReadToken;
  readonly keep: (calls: ReturnType<typeof sealedCalls>) => Promise<Keeper>;
}

/** Connects to the subgraphs, takes the graph from its keeper, and listens. */
export async function serveGraph(all: CompletedSettings, { documents, readToken, keep }: Serving): Promise<Gateway> {
  const { callMs, contextKey, trustRequired, allowances } = all;
  const log = all.log ?? logOf({ name: 'gateway', level: 'info' });
  const key = typeof contextKey === 'string' ? createPrivateKey(contextKey) : contextKey;
  const clients = new Map(
    all.subgraphs.map(({ name, url }) => [
      name,
      subgraphClient({ url, connections: 64, maxBytes: all.maxAnswerBytes }),
    ]),
  );
  const meters = gatewayMeters(clients);
  const calls = watchedCalls(sealedCalls({ key, clients, callMs }), meters);
  const disconnect = () => clients.forEach((each) => each.close());
  const keeper = await keep(calls).catch((error: unknown) => {
    disconnect();
    throw error;
  });
  const asked = { graph: keeper.current, calls, documents, trustRequired, allowances, meters, log };
  const ask = watchedAsk(graphAsker(asked), meters);
  const live = liveUpdates({ ...asked, ask, limits: all.live });
  const { server, stop } = await app({
    ...all,
    live,
    subgraphs: keeper.subgraphs,
    log,
    meters,
    graph: keeper.current,
    documents,
    ask,
    readToken,
  });
  const url = await server.listen({ port: all.port, host: all.host });
  return {
    url,
    port: Number(new URL(url).port),
    reload: keeper.reload,
    close: () => {
      keeper.close();
      return stop(async () => {
        meters.stop();
        disconnect();
      });
    },
  };
}
