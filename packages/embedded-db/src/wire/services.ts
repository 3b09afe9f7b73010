import type { Server } from '../commands/command.ts';
import type { Executor } from '../executor.ts';
import type { FailPoints } from '../failpoint.ts';
import type { Store } from '../store/store.ts';

/** Everything that answers commands. */
export type Services = {
  readonly store: Store;
  readonly server: Server;
  readonly executor: Executor;
  readonly failPoint: FailPoints;
};
