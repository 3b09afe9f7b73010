import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import proxyaddr from '@fastify/proxy-addr';

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

export type ByAddress = (request: IncomingMessage) => string;

/** Whom to count a request under that nobody signed: its address, as far as proxies that are trusted tell it. */
export function byAddress(trustedProxies: readonly string[]): ByAddress {
  const trust = trustedProxies.length > 0 ? proxyaddr.compile([...trustedProxies]) : null;
  return (request) => {
    const ip = trust ? proxyaddr(request, trust) : request.socket.remoteAddress;
    return `ip:${addressOf(ip ?? '')}`;
  };
}
