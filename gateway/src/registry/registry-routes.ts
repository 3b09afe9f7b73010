import { createHash } from 'node:crypto';
import { printSchema } from 'graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { SubgraphText } from '../composition/compose.ts';
import type { Graph } from '../composition/graph.ts';
import { fail } from '../failure.ts';
import { askingOf } from '../http/caller.ts';

export interface Registry {
  readonly graph: () => Graph | null;
  /** The schemas that the graph served now was composed of; none before every subgraph has spoken. */
  readonly subgraphs: () => readonly SubgraphText[];
  readonly before: onRequestHookHandler;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const SDL = 'application/graphql; charset=utf-8';

interface Document {
  readonly type: string;
  readonly hash: string;
  readonly text: () => string;
}

/** A document with its hash as the tag; whoever has it already is not sent it again (RFC 9110, 13.1.2). */
function sendDocument(request: FastifyRequest, reply: FastifyReply, { type, hash, text }: Document): FastifyReply {
  const tag = `"${hash}"`;
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  const tagged = reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (known.includes(tag) || known.includes('*')) return tagged.code(304).send();
  return tagged.header('content-type', type).send(text());
}

function checkRight(request: FastifyRequest): void {
  const { caller } = askingOf(request.raw);
  if (caller.kind === 'ANONYMOUS') fail('SIGN_IN_REQUIRED');
  if (!caller.permissions.includes('schema.read')) fail('NOT_PERMITTED');
}

/** The graph as a document, for those with the right: where introspection is closed, tools read it here. */
export function registryRoutes(app: FastifyInstance, { graph, subgraphs, before }: Registry): void {
  const printed = new WeakMap<Graph, string>();
  const apiOf = (served: Graph): string => {
    const text = printed.get(served) ?? printSchema(served.schema);
    printed.set(served, text);
    return text;
  };
  const onRequest = [before, async (request: FastifyRequest) => checkRight(request)];
  const served = (): Graph => graph() ?? fail('SERVICE_UNAVAILABLE');

  app.get('/schema', { onRequest }, async (request, reply) => {
    const now = served();
    return sendDocument(request, reply, { type: SDL, hash: now.version, text: () => apiOf(now) });
  });
  app.get('/schema/subgraphs', { onRequest }, async (request, reply) => {
    const { version } = served();
    const all = subgraphs().map(({ name, sdl }) => ({ name, hash: hashOf(sdl), bytes: Buffer.byteLength(sdl) }));
    const text = JSON.stringify({ version, subgraphs: all });
    return sendDocument(request, reply, { type: 'application/json', hash: hashOf(text), text: () => text });
  });
  app.get<{ Params: { name: string } }>('/schema/subgraphs/:name', { onRequest }, async (request, reply) => {
    const { sdl } = subgraphs().find(({ name }) => name === request.params.name) ?? fail('NOT_FOUND');
    return sendDocument(request, reply, { type: SDL, hash: hashOf(sdl), text: () => sdl });
  });
}
