import type { ClientSession } from 'mongoose';

/** Where commands run: alone, or in a transaction one after the other, because a session carries one at a time. */
export interface Work {
  readonly session: ClientSession | undefined;
  turn<T>(command: () => Promise<T>): Promise<T>;
}

/** Outside any transaction: commands run as they come. */
export const atOnce: Work = { session: undefined, turn: (command) => command() };

/** Inside a transaction: resolvers may ask in parallel, the session hears them in turn. */
export function inTurn(session: ClientSession): Work {
  let before: Promise<unknown> = Promise.resolve();
  return {
    session,
    turn(command) {
      const mine = before.then(command, command);
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** The option every command takes. */
export const within = ({ session }: Work): { session?: ClientSession } => (session ? { session } : {});
