import type { ClientSession } from 'mongoose';

/** Where commands run: alone, or in a transaction one after the other, because a session carries one at a time. */
export interface Work {
  readonly session: ClientSession | undefined;
  turn<T>(command: () => Promise<T>): Promise<T>;
}

/** Work with an end: one go of a transaction. */
export interface Go extends Work {
  readonly session: ClientSession;
  /**
   * Waits for the command under way and refuses all that come later. A session outlives its transaction: a late command
   * would be written alone, or slip into the next go.
   */
  end(): Promise<void>;
}

/** Outside any transaction: commands run as they come. */
export const atOnce: Work = { session: undefined, turn: (command) => command() };

/** Inside a transaction: resolvers may ask in parallel, the session hears them in turn. */
export function inTurn(session: ClientSession): Go {
  let before: Promise<unknown> = Promise.resolve();
  let over = false;
  return {
    session,
    turn(command) {
      const asTheTurnComes = () => (over ? Promise.reject(new Error('This work is over')) : command());
      const mine = before.then(asTheTurnComes, asTheTurnComes);
      before = mine.catch(() => undefined);
      return mine;
    },
    async end() {
      over = true;
      await before;
    },
  };
}

/** The option every command takes. */
export const within = ({ session }: Work): { session?: ClientSession } => (session ? { session } : {});
