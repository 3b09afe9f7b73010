import type { Socket } from 'node:net';
import type { Credentials } from './scram.ts';
import type { Challenge } from './scram.ts';

/** A login that has begun on a connection. */
export type Login = {
  readonly who: { readonly name: string; readonly db: string };
  readonly credentials: Credentials;
  readonly challenge: Challenge;
  readonly isShort: boolean;
  isProven: boolean;
};

/** The other end of a connection: where it is, and who it proved to be. */
export type Peer = {
  readonly address: string;
  /** By which address of this machine it came. */
  readonly host: string;
  user: { readonly name: string; readonly db: string; readonly version: number } | undefined;
  login: Login | undefined;
  client: Client;
  /** A part of this program: it needs no login. */
  readonly isInside: boolean;
};

/** A program on the other side: connections that have carried the same sessions belong to one. */
export type Client = { live: number; joined: Client | undefined; timesEmpty: number };

// A driver that lost its connections to a fault is back by then.
const GRACE = 1000;
const MOST_SESSIONS = 50_000;

/** Who speaks from inside this program, not through a connection. */
export function insider(): Peer {
  const client = { live: 1, joined: undefined, timesEmpty: 0 };
  return { address: '', host: '127.0.0.1', user: undefined, login: undefined, client, isInside: true };
}

/** Knows which connections belong together, and says when the last of a client is gone. */
export class Peers {
  private readonly sessions = new Map<string, Client>();
  private readonly onGone: (session: string) => void;

  constructor(onGone: (session: string) => void) {
    this.onGone = onGone;
  }

  join({ remoteAddress, localAddress }: Socket): Peer {
    const client = { live: 1, joined: undefined, timesEmpty: 0 };
    return {
      address: remoteAddress ?? '',
      host: plain(localAddress),
      user: undefined,
      login: undefined,
      client,
      isInside: false,
    };
  }

  /** Notes that a connection carried a session. */
  heard(peer: Peer, session: string): void {
    const known = this.sessions.get(session);
    if (known === peer.client) return;
    const client = rootOf(peer.client);
    if (known) merge(rootOf(known), client);
    peer.client = rootOf(client);
    this.sessions.set(session, peer.client);
    const [oldest] = this.sessions.size > MOST_SESSIONS ? this.sessions.keys() : [];
    if (oldest !== undefined) this.sessions.delete(oldest);
  }

  leave(peer: Peer): void {
    const client = rootOf(peer.client);
    if (--client.live > 0) return;
    // Whoever comes back and is cut off again has its time again.
    const times = ++client.timesEmpty;
    setTimeout(() => {
      if (client.timesEmpty === times) this.forget(client);
    }, GRACE).unref();
  }

  // What a client left behind ends: nobody else could end it.
  private forget(client: Client): void {
    if (rootOf(client).live > 0) return;
    const gone = rootOf(client);
    for (const [session, owner] of this.sessions) {
      if (rootOf(owner) !== gone) continue;
      this.sessions.delete(session);
      this.onGone(session);
    }
  }
}

function rootOf(client: Client): Client {
  let root = client;
  while (root.joined) root = root.joined;
  if (client !== root) client.joined = root;
  return root;
}

function merge(into: Client, other: Client): void {
  if (into === other) return;
  into.live += other.live;
  other.live = 0;
  other.joined = into;
}

// IPv4 inside IPv6 is written as IPv4.
function plain(address: string | undefined): string {
  const host = (address ?? '127.0.0.1').replace(/^::ffff:(?=\d+\.)/, '');
  return host.includes(':') ? `[${host}]` : host;
}
