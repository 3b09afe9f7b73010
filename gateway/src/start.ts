import { createPrivateKey } from 'node:crypto';
import { logOf } from '@linli/kit/log';
import { graphKeeper, type Reloaded } from './composition/keeper.ts';
import { app } from './http/app.ts';
import { graphAsker } from './http/ask.ts';
import { issuerKeys } from './identity/keys.ts';
import { tokenReader } from './identity/token.ts';
import { completed, type GatewaySettings } from './settings.ts';
import { sdlReader } from './transport/sdl.ts';
import { readDocuments } from './documents/documents.ts';
import { sealedCalls } from './transport/sealed-calls.ts';
import { subgraphClient } from './transport/subgraph-client.ts';

/** A gateway that is serving. */
export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** Looks for a newer graph now. */
  readonly reload: () => Promise<Reloaded>;
  /** Answers what is under way, then stops. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the one door. Subgraphs that are down do not stop it: it serves the last good graph, or waits for them and
 * says so at `/health/ready`. Subgraphs that do not compose do, when there is nothing older to serve.
 */
export async function startGateway(settings: GatewaySettings): Promise<Gateway> {
  const all = completed(settings);
  const { callMs, issuers, clients, maxTokenSeconds, contextKey } = all;
  const log = settings.log ?? logOf({ name: 'gateway', level: 'info' });
  const key = typeof contextKey === 'string' ? createPrivateKey(contextKey) : contextKey;
  const subgraphs = new Map(
    all.subgraphs.map(({ name, url }) => [
      name,
      subgraphClient({ url, callMs, connections: 64, maxBytes: all.maxAnswerBytes }),
    ]),
  );
  const documents = readDocuments(all.documentsDir);
  const calls = sealedCalls({ key, clients: subgraphs, callMs });
  const disconnect = () => Promise.all([...subgraphs.values()].map((each) => each.close()));
  const keeper = await graphKeeper({
    ...all,
    names: [...subgraphs.keys()],
    sdlOf: sdlReader(calls),
    isClosed: all.production,
    documents,
    log,
  }).catch(async (error: unknown) => {
    await disconnect();
    throw error;
  });
  const server = await app({
    ...all,
    log,
    graph: keeper.current,
    documents,
    ask: graphAsker({
      graph: keeper.current,
      calls,
      trustRequired: all.trustRequired,
      allowances: all.allowances,
      log,
    }),
    readToken: tokenReader({ issuers, clients, maxSeconds: maxTokenSeconds, keys: issuerKeys(all.jwksUri) }),
  });
  const url = await server.listen({ port: all.port, host: all.host });
  return {
    url,
    port: Number(new URL(url).port),
    reload: keeper.reload,
    close: async () => {
      keeper.close();
      await server.close();
      await disconnect();
    },
  };
}
