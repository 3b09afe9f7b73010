import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { Failure } from '../failure.ts';
import { idempotencyKeyIn, tokenIn, traceparentIn, wishIn } from '../identity/request.rules.ts';
import type { ReadToken } from '../identity/token.ts';
import { anonymous, callerOf, type Caller } from '../identity/viewer.rules.ts';
import type { Behalf } from '../transport/sealed-calls.ts';
import { byAddress, type Budget } from './budget.ts';

/** What the headers of one request say. */
export type Asking = Omit<Behalf, 'ending' | 'requestId'>;

const known = new WeakMap<FastifyRequest, Asking>();

const nobody: Asking = { caller: anonymous, account: 'nobody', idempotencyKey: null, traceparent: null };

/** Who asks this request; set before its body is read. */
export const askingOf = (request: FastifyRequest): Asking => known.get(request) ?? nobody;

async function callerIn({ headers }: FastifyRequest, readToken: ReadToken): Promise<Caller> {
  const token = tokenIn(headers);
  const wish = wishIn(headers);
  if (token === null) return { ...anonymous, purpose: wish.purpose };
  return callerOf(await readToken(token), wish);
}

const isRefused = (error: unknown): boolean =>
  error instanceof Failure && error.problems[0]?.code === 'SIGN_IN_REQUIRED';

/**
 * Reads who asks. No token is an anonymous caller; a token that does not hold is refused, and an address that brings
 * many of them has none looked at for a while: checking one costs more than making one up.
 */
export const identifying =
  (readToken: ReadToken, refusals: Budget): onRequestHookHandler =>
  async (request) => {
    const { headers } = request;
    if (headers.authorization !== undefined) await refusals.check(request);
    const caller = await callerIn(request, readToken).catch(async (error: unknown) => {
      if (isRefused(error)) await refusals.take(request);
      throw error;
    });
    const rest = { idempotencyKey: idempotencyKeyIn(headers), traceparent: traceparentIn(headers) };
    const account = caller.kind === 'ANONYMOUS' ? byAddress(request) : `sub:${caller.sub}`;
    known.set(request, { caller, account, ...rest });
  };
