import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Failure } from '../failure.ts';
import type { Verified } from '../identity/claims.ts';
import { idempotencyKeyIn, tokenIn, traceparentIn, wishIn } from '../identity/request.rules.ts';
import type { ReadToken } from '../identity/token.ts';
import { anonymous, callerOf, type Caller, type Wish } from '../identity/viewer.rules.ts';
import type { Behalf } from '../transport/sealed-calls.ts';
import type { ByAddress } from './address.ts';
import type { Counter } from './counter.ts';

/** What the headers of one request say. */
export type Asking = Omit<Behalf, 'ending' | 'requestId'>;

const known = new WeakMap<IncomingMessage, Asking>();

const nobody: Asking = { caller: anonymous, account: 'nobody', idempotencyKey: null, traceparent: null };

/** Who asks this request; set before its body is read. */
export const askingOf = (request: IncomingMessage): Asking => known.get(request) ?? nobody;

const WISHES = 50;

/** Somebody who asks again asks mostly from the same place for the same purpose: worked out once for each token. */
function callersKnown() {
  const byIdentity = new WeakMap<object, Map<string, Caller>>();
  return (identity: object, { actingAt, purpose, why }: Wish, find: () => Caller): Caller => {
    const callers = byIdentity.get(identity) ?? new Map<string, Caller>();
    byIdentity.set(identity, callers);
    const key = `${actingAt} ${purpose} ${why}`;
    const caller = callers.get(key) ?? find();
    if (callers.size < WISHES) callers.set(key, caller);
    return caller;
  };
}

const isRefused = (error: unknown): boolean =>
  error instanceof Failure && error.problems[0]?.code === 'SIGN_IN_REQUIRED';

export interface Identifying {
  readonly readToken: ReadToken;
  readonly addressed: ByAddress;
  /** Tokens that did not hold, and how many an address may bring a minute. */
  readonly refusals: Counter;
  readonly perMinute: number;
}

/** Who asks; at once when they asked before over the same connection. */
export type Identify = (request: IncomingMessage) => Asking | Promise<Asking>;

/**
 * Reads who asks. No token is an anonymous caller; a token that does not hold is refused, and an address that brings
 * many of them has none looked at for a while: checking one costs more than making one up.
 */
export function identifying({ readToken, addressed, refusals, perMinute }: Identifying): Identify {
  const callers = callersKnown();
  // The same words over the same connection: they were read and hold until they expire.
  const last = new WeakMap<Socket, { readonly authorization: string; readonly identity: Verified }>();

  const identityIn = async (request: IncomingMessage, authorization: string): Promise<Verified | null> => {
    const { headers, socket } = request;
    refusals.check(addressed(request), perMinute);
    try {
      const token = tokenIn(headers);
      const identity = token === null ? null : await readToken(token);
      if (identity) last.set(socket, { authorization, identity });
      return identity;
    } catch (error) {
      if (isRefused(error)) refusals.take(addressed(request), perMinute);
      throw error;
    }
  };

  const askingAs = (request: IncomingMessage, identity: Verified | null): Asking => {
    const { headers } = request;
    const wish = wishIn(headers);
    const caller = callers(identity ?? anonymous, wish, () =>
      identity ? callerOf(identity, wish) : { ...anonymous, purpose: wish.purpose, why: wish.why },
    );
    const asking: Asking = {
      caller,
      account: caller.kind === 'ANONYMOUS' ? addressed(request) : `sub:${caller.sub}`,
      idempotencyKey: idempotencyKeyIn(headers),
      traceparent: traceparentIn(headers),
    };
    known.set(request, asking);
    return asking;
  };

  return (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return askingAs(request, null);
    const before = last.get(request.socket);
    if (before?.authorization === authorization && before.identity.knownUntil > Date.now() / 1_000) {
      return askingAs(request, before.identity);
    }
    return identityIn(request, authorization).then((identity) => askingAs(request, identity));
  };
}
