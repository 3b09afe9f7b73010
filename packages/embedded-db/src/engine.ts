import { gateOf } from './auth/gate.ts';
import { Cursors } from './commands/cursors.ts';
import { Commits } from './commits.ts';
import { Executor } from './executor.ts';
import { FailPoints } from './failpoint.ts';
import { keepHouse } from './housekeeping.ts';
import { openStore } from './store/store.ts';
import { helloOf } from './wire/server.ts';
import { workersFor } from './workers/workers.ts';
import type { Peer } from './auth/peers.ts';
import type { Log } from './query/slow-shapes.ts';
import type { StorageOptions } from './store/lmdb.ts';
import type { History } from './stream/trim.ts';
import type { Services } from './wire/dispatcher.ts';

/** A store with everything that answers commands, before anybody can reach it. */
export type Engine = Services & { readonly address: { port: number }; close(): Promise<void> };

type Habits = { readonly history?: Partial<History> | undefined; readonly log?: Log | undefined };

/** Opens the folder and starts what runs without being asked. */
export function startEngine(storage: StorageOptions, { history = {}, log }: Habits = {}): Engine {
  const store = openStore(storage, log);
  const cursors = new Cursors();
  const gate = gateOf(store, cursors);
  const commits = new Commits();
  const failPoint = new FailPoints();
  const executor = new Executor({ store, failPoint, onCommit: () => commits.announce() });
  const address = { port: 0 };
  const workers = workersFor(storage, (line) => store.slow.say(line));
  const server = {
    cursors,
    failPoint,
    gate,
    hello: (peer: Peer) => helloOf(`${peer.host}:${address.port}`),
    nextCommit: (milliseconds: number) => commits.next(milliseconds),
    workers,
  };
  const stopHousekeeping = keepHouse({ store, executor, cursors, history });
  return {
    store,
    server,
    executor,
    failPoint,
    address,
    close: async () => {
      stopHousekeeping();
      executor.close();
      cursors.closeAll();
      commits.announce();
      store.transactions.endAll();
      await workers?.close();
      await store.tables.root.close();
    },
  };
}
