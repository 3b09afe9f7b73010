import { createServer } from 'node:http';
import type { Log } from '@linli/kit/log';
import { stopping, type Leaving, type Stopping } from '@linli/kit/stopping';
import Fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify';
import type { SubgraphText } from '../composition/compose.ts';
import type { Graph } from '../composition/graph.ts';
import type { TrustedDocuments } from '../documents/documents.ts';
import type { ReadToken } from '../identity/token.ts';
import type { LiveUpdates } from '../live/live.ts';
import type { Meters } from '../telemetry/meters.ts';
import { registryRoutes } from '../registry/registry-routes.ts';
import { newRequestId } from '../transport/trace.ts';
import { byAddress } from './address.ts';
import type { AskGraph } from './ask.ts';
import { asCaller } from './asking.ts';
import { attachmentRoute } from './attachment-route.ts';
import { identifying } from './caller.ts';
import { counter } from './counter.ts';
import { handleErrors, toRefusal } from './errors.ts';
import { graphqlDoor, isForGraphql } from './graphql-door.ts';
import { healthRoutes } from './health-route.ts';
import { liveDoor } from './live-door.ts';
import { originsOf } from './origins.ts';
import { limiting, type Rates } from './rates.ts';
import { securityHeaders } from './security-headers.ts';

export interface Serving extends Rates {
  readonly ask: AskGraph;
  readonly live: LiveUpdates;
  readonly graph: () => Graph | null;
  readonly subgraphs: () => readonly SubgraphText[];
  readonly readToken: ReadToken;
  readonly documents: TrustedDocuments;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly maxBodyBytes: number;
  readonly deadlineMs: number;
  readonly requestMs: number;
  readonly leaving: Leaving;
  readonly meters: Meters;
  readonly log: Log;
}

const CHECK_EVERY = 10_000;
const HEADERS_MS = 20_000;
// Longer than the minute that proxies commonly wait before they use a connection again.
const KEEP_ALIVE_MS = 72_000;

/** A server, and how it stops. */
export interface App {
  readonly server: FastifyInstance;
  readonly stop: Stopping['stop'];
}

/** The server: every request gets an id, and everybody is told only what they may know. */
export async function app(serving: Serving): Promise<App> {
  const { deadlineMs, readToken, requestMs, anonymousPerMinute, log } = serving;
  const addressed = byAddress(serving.trustedProxies);
  const identify = identifying({ readToken, addressed, refusals: counter(), perMinute: anonymousPerMinute });
  const limits = limiting(serving);
  const origins = originsOf(serving.corsOrigins);
  const refusal = toRefusal(log, serving.meters.refused);
  const ask = asCaller(serving.ask, deadlineMs);
  let isOpen = (): boolean => true;
  const live = liveDoor({ ...serving, identify, limits, addressed, origins });
  const graphql = graphqlDoor({
    ...serving,
    live: live.tell,
    ask,
    identify,
    limits,
    origins,
    refusal,
    isOpen: () => isOpen(),
  });
  const timing = {
    requestTimeout: requestMs,
    headersTimeout: Math.min(requestMs, HEADERS_MS),
    connectionsCheckingInterval: Math.min(requestMs, CHECK_EVERY),
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const serverFactory: FastifyServerFactory = (others) =>
    createServer(timing, (request, response) =>
      isForGraphql(request) ? graphql(request, response) : others(request, response),
    );
  const server = Fastify({
    serverFactory,
    genReqId: newRequestId,
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const { isStopping, stop } = stopping(server, serving.leaving);
  isOpen = () => !isStopping();
  // Who listens is told last to come again: by then whoever spreads requests knows to whom.
  server.addHook('preClose', async () => live.close());
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, ...origins.answer(request.headers), 'linli-request-id': request.id });
  });
  server.options('*', (request, reply) => reply.code(204).headers(origins.preflight(request.headers)).send());
  handleErrors(server, refusal);
  healthRoutes(server, serving.graph);
  const before = async ({ raw }: { readonly raw: Parameters<typeof identify>[0] }): Promise<void> => {
    await identify(raw);
    limits.request(raw);
  };
  attachmentRoute(server, { ask, before });
  registryRoutes(server, { ...serving, before });
  live.connect(server.server);
  return { server, stop };
}
