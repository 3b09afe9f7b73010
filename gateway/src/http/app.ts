import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Log } from '@linli/kit/log';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Graph } from '../composition/graph.ts';
import type { TrustedDocuments } from '../documents/documents.ts';
import type { ReadToken } from '../identity/token.ts';
import { newRequestId } from '../transport/trace.ts';
import type { AskGraph } from './ask.ts';
import { asCaller } from './asking.ts';
import { attachmentRoute } from './attachment-route.ts';
import { identifying } from './caller.ts';
import { budget } from './budget.ts';
import { handleErrors } from './errors.ts';
import { graphqlRoute } from './graphql-route.ts';
import { healthRoutes } from './health-route.ts';
import { limiting, limitingChanges, limitingLarge, type Rates } from './rates.ts';

export interface Serving extends Rates {
  readonly ask: AskGraph;
  readonly graph: () => Graph | null;
  readonly readToken: ReadToken;
  readonly documents: TrustedDocuments;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly maxBodyBytes: number;
  readonly deadlineMs: number;
  readonly requestMs: number;
  readonly log: Log;
}

const allowedHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'linli-acting-at',
  'linli-purpose',
  'traceparent',
];
const CHECK_EVERY = 10_000;
const HEADERS_MS = 20_000;

const exposedHeaders = ['linli-request-id', 'retry-after'];

/** The server: every request gets an id, and everybody is told only what they may know. */
export async function app(serving: Serving): Promise<FastifyInstance> {
  const { ask, deadlineMs, readToken, log } = serving;
  const server = Fastify({
    bodyLimit: serving.maxBodyBytes,
    genReqId: newRequestId,
    requestIdHeader: false,
    trustProxy: serving.trustedProxies.length > 0 ? [...serving.trustedProxies] : false,
    forceCloseConnections: 'idle',
    // Without both nobody is ever hung up on: fastify switches the limit of node:http off.
    requestTimeout: serving.requestMs,
    http: {
      headersTimeout: Math.min(serving.requestMs, HEADERS_MS),
      connectionsCheckingInterval: Math.min(serving.requestMs, CHECK_EVERY),
    },
  });
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', async (request, reply) => {
    reply.header('linli-request-id', request.id);
  });
  await server.register(cors, {
    origin: [...serving.corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders,
    exposedHeaders,
    maxAge: 600,
  });
  await server.register(helmet);
  await server.register(rateLimit, { global: false });
  handleErrors(server, log);
  healthRoutes(server, serving.graph);
  const identify = identifying(readToken, budget(server, serving.anonymousPerMinute));
  const before = [identify, limiting(server, serving), limitingLarge(server, serving)];
  const { documents } = serving;
  const route = { ask: asCaller(ask, deadlineMs), before, documents, beforeChange: limitingChanges(server, serving) };
  graphqlRoute(server, route);
  attachmentRoute(server, route);
  return server;
}
