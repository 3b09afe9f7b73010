import { startEngine } from './engine.ts';
import { refuse } from './errors.ts';
import { checkFree, own } from './store/owner.ts';
import { isLoopback, listen, uriOf } from './wire/server.ts';
import type { Engine } from './engine.ts';
import type { History } from './stream/trim.ts';

export type ServeOptions = {
  readonly path: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Where to listen: this machine only, unless there are users. */
  readonly host?: string;
  /** Somebody who may log in; from then on nobody does anything without a login. */
  readonly user?: { readonly name: string; readonly password: string };
  /** How much of the past change streams can be resumed in. */
  readonly history?: Partial<History>;
  /** Is told, once for each shape, of queries that look at every document of a large collection. */
  readonly log?: (line: string) => void;
  /** Nothing is flushed to the disk: for tests. */
  readonly noSync?: boolean;
  /** The most bytes the file may grow to. */
  readonly mapSize?: number;
};

export type Database = { readonly uri: string; readonly port: number; close(): Promise<void> };

/** Serves the database in the folder `path`; without users, to this machine only. */
export async function serve(options: ServeOptions): Promise<Database> {
  const { port = 0, host = '127.0.0.1', user, history, log, ...storage } = options;
  await checkFree(storage.path);
  const engine = startEngine(storage, { history, log });
  try {
    if (user) engine.server.gate.users.ensure(user.name, user.password);
    return await open(engine, { host, port, path: storage.path });
  } catch (error) {
    await engine.close();
    throw error;
  }
}

type Place = { readonly host: string; readonly port: number; readonly path: string };

async function open(engine: Engine, { host, port, path }: Place): Promise<Database> {
  if (engine.server.gate.users.isEmpty && !isLoopback(host))
    refuse('IllegalOperation', `Listening on ${host} needs a user: without one, only this machine may connect.`);
  const listening = await listen(engine, { host, port });
  engine.address.port = listening.port;
  const release = await own(path, { host, port: listening.port });
  return {
    uri: uriOf(host, listening.port),
    port: listening.port,
    close: async () => {
      await listening.close();
      await engine.close();
      await release();
    },
  };
}
