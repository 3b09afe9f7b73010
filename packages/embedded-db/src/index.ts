import { Cursors } from './commands/cursors.ts';
import { Commits } from './commits.ts';
import { Executor } from './executor.ts';
import { FailPoint } from './failpoint.ts';
import { keepHouse } from './housekeeping.ts';
import { checkFree, own } from './store/owner.ts';
import { openStore } from './store/store.ts';
import { gateOf } from './auth/gate.ts';
import { refuse } from './errors.ts';
import { helloOf, isLoopback, listen, uriOf } from './wire/server.ts';
import type { Peer } from './auth/peers.ts';

export type ServeOptions = {
  readonly path: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Where to listen: this machine only, unless there are users. */
  readonly host?: string;
  /** Somebody who may log in; from then on nobody does anything without a login. */
  readonly user?: { readonly name: string; readonly password: string };
  /** Nothing is flushed to the disk: for tests. */
  readonly noSync?: boolean;
  /** The most bytes the file may grow to. */
  readonly mapSize?: number;
};

export type Database = { readonly uri: string; readonly port: number; close(): Promise<void> };

/** Serves the database in the folder `path`; without users, to this machine only. */
export async function serve({ port = 0, host = '127.0.0.1', user, ...storage }: ServeOptions): Promise<Database> {
  await checkFree(storage.path);
  const store = openStore(storage);
  const gate = gateOf(store);
  if (user) gate.users.ensure(user.name, user.password);
  if (gate.users.isEmpty && !isLoopback(host)) {
    await store.tables.root.close();
    refuse('IllegalOperation', `Listening on ${host} needs a user: without one, only this machine may connect.`);
  }
  const cursors = new Cursors();
  const commits = new Commits();
  const executor = new Executor(store, () => commits.announce());
  const address = { port };
  const server = {
    cursors,
    gate,
    hello: (peer: Peer) => helloOf(`${peer.host}:${address.port}`),
    nextCommit: (milliseconds: number) => commits.next(milliseconds),
  };
  const listening = await listen({ store, server, executor, failPoint: new FailPoint() }, { host, port });
  address.port = listening.port;
  const release = await own(storage.path, listening.port);
  const stopHousekeeping = keepHouse(store, executor, cursors);
  return {
    uri: uriOf(host, listening.port),
    port: listening.port,
    close: async () => {
      stopHousekeeping();
      await listening.close();
      executor.close();
      cursors.closeAll();
      commits.announce();
      store.transactions.endAll();
      await store.tables.root.close();
      await release();
    },
  };
}
