import { isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '../failure.ts';

export const MINUTE = 60_000;

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

export const byAddress = ({ ip }: FastifyRequest): string => `ip:${addressOf(ip)}`;

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
