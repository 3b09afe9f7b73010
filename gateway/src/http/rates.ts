import { isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import { fail } from '../failure.ts';
import { askingOf } from './caller.ts';

/** Requests a minute: one caller's, and one address's without a sign-in. */
export interface Rates {
  readonly perMinute: number;
  readonly anonymousPerMinute: number;
  readonly anonymousChangesPerMinute: number;
  readonly anonymousLargePerMinute: number;
}

const MINUTE = 60_000;

// A report without photos is far below this.
const LARGE = 100_000;

/** One subscriber's address: IPv6 gives everybody 2^64 of them (RFC 6177), so the network half stands for all. */
export function addressOf(ip: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (mapped || !isIPv6(ip)) return mapped ?? ip;
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const whole =
    tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return whole
    .slice(0, 4)
    .map((each) => parseInt(each, 16).toString(16))
    .join(':');
}

const byAddress = ({ ip }: FastifyRequest): string => `ip:${addressOf(ip)}`;

const isAnonymous = (request: FastifyRequest): boolean => askingOf(request).caller.kind === 'ANONYMOUS';

/** Counts a person or service by who they are, anybody else by address. Needs to run after identification. */
export const limiting = (app: FastifyInstance, { perMinute, anonymousPerMinute }: Rates): onRequestHookHandler =>
  app.rateLimit({
    timeWindow: MINUTE,
    keyGenerator: (request) => (isAnonymous(request) ? byAddress(request) : `sub:${askingOf(request).caller.sub}`),
    max: (request) => (isAnonymous(request) ? anonymousPerMinute : perMinute),
  });

/** Something an address may do so many times a minute. */
export interface Budget {
  /** Refuses when nothing is left. */
  check(request: FastifyRequest): Promise<void>;
  /** Takes one, and refuses when none was left. */
  take(request: FastifyRequest): Promise<void>;
}

export function budget(app: FastifyInstance, max: number): Budget {
  const count = app.createRateLimit({ timeWindow: MINUTE, keyGenerator: byAddress, max });
  return {
    async check(request) {
      const found = await count(request, { increment: false });
      if (!found.isAllowed && found.remaining === 0) fail('TOO_MANY_REQUESTS');
    },
    async take(request) {
      const found = await count(request);
      if (!found.isAllowed && found.isExceeded) fail('TOO_MANY_REQUESTS');
    },
  };
}

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
