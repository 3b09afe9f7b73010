import { Cursors } from './commands/cursors.ts';
import { Commits } from './commits.ts';
import { Executor } from './executor.ts';
import { FailPoint } from './failpoint.ts';
import { keepHouse } from './housekeeping.ts';
import { checkFree, own } from './store/owner.ts';
import { openStore } from './store/store.ts';
import { helloOf, listen, uriOf } from './wire/server.ts';

export type ServeOptions = {
  readonly path: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Nothing is flushed to the disk: for tests. */
  readonly noSync?: boolean;
  /** The most bytes the file may grow to. */
  readonly mapSize?: number;
};

export type Database = { readonly uri: string; readonly port: number; close(): Promise<void> };

/** Serves the database in the folder `path`, on loopback only. */
export async function serve({ port = 0, ...storage }: ServeOptions): Promise<Database> {
  await checkFree(storage.path);
  const store = openStore(storage);
  const cursors = new Cursors();
  const commits = new Commits();
  const executor = new Executor(store, () => commits.announce());
  const address = { port };
  const server = {
    cursors,
    hello: () => helloOf(address.port),
    nextCommit: (milliseconds: number) => commits.next(milliseconds),
  };
  const listening = await listen({ store, server, executor, failPoint: new FailPoint() }, port);
  address.port = listening.port;
  const release = await own(storage.path, listening.port);
  const stopHousekeeping = keepHouse(store, executor, cursors);
  return {
    uri: uriOf(listening.port),
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
