import { refuse } from '../errors.ts';
import { Patience } from './patience.ts';
import { Peers } from './peers.ts';
import { Users } from './users.ts';
import type { Cursors } from '../commands/cursors.ts';
import type { Store } from '../store/store.ts';
import type { Peer } from './peers.ts';

/** Who may come in: the users, the connections, and the pauses of those who guess. */
export type Gate = { readonly users: Users; readonly peers: Peers; readonly patience: Patience };

export function gateOf({ tables, transactions }: Store, cursors: Cursors): Gate {
  return {
    users: new Users(tables),
    peers: new Peers((session) => {
      transactions.endSession(session);
      cursors.closeOf(session);
    }),
    patience: new Patience(),
  };
}

// What a driver has to ask before it can log in.
const OPEN = new Set([
  'hello',
  'isMaster',
  'ismaster',
  'ping',
  'buildInfo',
  'buildinfo',
  'saslStart',
  'saslContinue',
  'logout',
  'connectionStatus',
]);

/** Lets a command pass, or refuses it: where there are users, everybody is one of them. */
export function admit({ users }: Gate, peer: Peer, name: string): void {
  if (users.isEmpty || peer.isInside || OPEN.has(name) || isThere(users, peer)) return;
  refuse('Unauthorized', `Command ${name} requires authentication`);
}

// A user who was removed is out, whatever connections there still are.
function isThere(users: Users, peer: Peer): boolean {
  const { user } = peer;
  if (!user || user.version === users.version) return user !== undefined;
  const isStill = users.find(user.db, user.name) !== undefined;
  peer.user = isStill ? { ...user, version: users.version } : undefined;
  return isStill;
}
