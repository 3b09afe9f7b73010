import type { KeyObject } from 'node:crypto';
import { errorText, type Code } from '@linli/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import { whyOf } from '../why.ts';
import { bodyHash, claimedService, type Claims, CONTEXT_HEADER, unseal } from '../context.ts';

/** The public keys of the services, by name. Two of one service overlap while one is rotated out. */
export type ServiceKeys = ReadonlyMap<string, readonly KeyObject[]>;

export interface Keys {
  /** Public keys of the gateway: they sign what people ask. */
  readonly gatewayKeys: readonly KeyObject[];
  /** Public keys of each service by its name: they sign the handing over of its own events, and nothing else. */
  readonly serviceKeys: ServiceKeys;
}

export interface Door extends Keys {
  readonly log: Log;
}

/** What was said, and which service signed it; null for the gateway. */
export interface Signed {
  readonly claims: Claims;
  readonly service: string | null;
}

const signed = new WeakMap<FastifyRequest, Signed>();

/** What the context of a request says; only requests that have one get this far. */
export function signedOf(request: FastifyRequest): Signed {
  const found = signed.get(request);
  if (!found) throw new Error('A request without a context was let through');
  return found;
}

export const refusal = (code: Code) => {
  const { zh, en } = errorText(code);
  return { errors: [{ message: en, extensions: { code, messageZh: zh, messageEn: en } }] };
};

const health = new Set(['/health/live', '/health/ready']);

/** Who signed for this service, by the gateway's keys or by those of the one service it names; null for nobody. */
function signerOf(token: string, aud: string, { gatewayKeys, serviceKeys }: Keys): Signed | null {
  const asked = { aud, now: Date.now() / 1_000 };
  const ours = unseal(token, { ...asked, keys: gatewayKeys });
  if (ours) return { claims: ours, service: null };
  const service = claimedService(token);
  if (service === null) return null;
  const theirs = unseal(token, { ...asked, keys: serviceKeys.get(service) ?? [] });
  return theirs && { claims: theirs, service };
}

/**
 * Before routing, parsing and GraphQL: no context of the gateway or of a service, no answer. The body is compared where
 * its bytes are, in the parser; only JSON has one.
 */
export function requireContext(app: FastifyInstance, name: string, { gatewayKeys, serviceKeys, log }: Door): void {
  app.addHook('onRequest', async (request, reply) => {
    if (health.has(request.url) && request.method === 'GET') return;
    const token = request.headers[CONTEXT_HEADER];
    const found = typeof token === 'string' ? signerOf(token, name, { gatewayKeys, serviceKeys }) : null;
    if (found) signed.set(request, found);
    else return reply.code(401).send(refusal('SIGN_IN_REQUIRED'));
    // The one route takes POST alone; a signed context is no ticket to another.
    if (request.method !== 'POST' || request.url !== '/graphql') return reply.code(404).send(refusal('NOT_FOUND'));
    if (request.headers.upgrade) return reply.code(400).send(refusal('QUERY_INVALID'));
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bound = signed.get(request)?.claims.bh === bodyHash(body as Buffer);
    if (!bound) return done(Object.assign(new Error('SIGN_IN_REQUIRED'), { statusCode: 401 }));
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error('BODY_INVALID'), { statusCode: 400 }));
    }
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const codes: Readonly<Record<number, Code>> = {
      400: 'BODY_INVALID',
      401: 'SIGN_IN_REQUIRED',
      413: 'BODY_TOO_LARGE',
      415: 'BODY_INVALID',
    };
    const status = error.statusCode ?? 500;
    const requestId = signed.get(request)?.claims.rid;
    if (status >= 500) log.error({ requestId, ...whyOf(error) }, 'a request failed');
    return reply.code(status).send(refusal(codes[status] ?? 'INTERNAL'));
  });
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send(refusal('NOT_FOUND')));
}
