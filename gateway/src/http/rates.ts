import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import { budget, MINUTE } from './budget.ts';
import { askingOf } from './caller.ts';

/** Requests a minute: one caller's, and one address's without a sign-in. */
export interface Rates {
  readonly perMinute: number;
  readonly anonymousPerMinute: number;
  readonly anonymousChangesPerMinute: number;
  readonly anonymousLargePerMinute: number;
}

// A report without photos is far below this.
const LARGE = 100_000;

const isAnonymous = (request: FastifyRequest): boolean => askingOf(request).caller.kind === 'ANONYMOUS';

/** Counts a person or service by who they are, anybody else by address. Needs to run after identification. */
export const limiting = (app: FastifyInstance, { perMinute, anonymousPerMinute }: Rates): onRequestHookHandler =>
  app.rateLimit({
    timeWindow: MINUTE,
    keyGenerator: (request) => askingOf(request).account,
    max: (request) => (isAnonymous(request) ? anonymousPerMinute : perMinute),
  });

const isLarge = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > LARGE;

/** Bodies of a size that only photos have: whoever does not sign in sends few of them, and none is read beyond that. */
export function limitingLarge(app: FastifyInstance, { anonymousLargePerMinute }: Rates): onRequestHookHandler {
  const large = budget(app, anonymousLargePerMinute);
  return async (request) => {
    if (isAnonymous(request) && isLarge(request)) await large.take(request);
  };
}

/** Changes by whoever does not sign in: each of them is work for somebody in the district. */
export function limitingChanges(app: FastifyInstance, { anonymousChangesPerMinute }: Rates) {
  const changes = budget(app, anonymousChangesPerMinute);
  return async (request: FastifyRequest): Promise<void> => {
    if (isAnonymous(request)) await changes.take(request);
  };
}
