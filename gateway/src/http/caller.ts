import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import { idempotencyKeyIn, tokenIn, traceparentIn, wishIn } from '../identity/request.rules.ts';
import type { ReadToken } from '../identity/token.ts';
import { anonymous, callerOf, type Caller } from '../identity/viewer.rules.ts';
import type { Behalf } from '../transport/sealed-calls.ts';

/** What the headers of one request say. */
export type Asking = Omit<Behalf, 'signal' | 'requestId'>;

const known = new WeakMap<FastifyRequest, Asking>();

const nobody: Asking = { caller: anonymous, idempotencyKey: null, traceparent: null };

/** Who asks this request; set before its body is read. */
export const askingOf = (request: FastifyRequest): Asking => known.get(request) ?? nobody;

async function callerIn({ headers }: FastifyRequest, readToken: ReadToken): Promise<Caller> {
  const token = tokenIn(headers);
  const wish = wishIn(headers);
  if (token === null) return { ...anonymous, purpose: wish.purpose };
  return callerOf(await readToken(token), wish);
}

/** Reads who asks. No token is an anonymous caller; a token that does not hold is refused. */
export const identifying =
  (readToken: ReadToken): onRequestHookHandler =>
  async (request) => {
    const { headers } = request;
    const caller = await callerIn(request, readToken);
    const rest = { idempotencyKey: idempotencyKeyIn(headers), traceparent: traceparentIn(headers) };
    known.set(request, { caller, ...rest });
  };

export interface Rates {
  readonly perMinute: number;
  readonly anonymousPerMinute: number;
}

/** Counts a person or service by who they are, anybody else by address. Needs to run after identification. */
export const limiting = (app: FastifyInstance, { perMinute, anonymousPerMinute }: Rates): onRequestHookHandler =>
  app.rateLimit({
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const { caller } = askingOf(request);
      return caller.kind === 'ANONYMOUS' ? `ip:${request.ip}` : `sub:${caller.sub}`;
    },
    max: (request) => (askingOf(request).caller.kind === 'ANONYMOUS' ? anonymousPerMinute : perMinute),
  });
