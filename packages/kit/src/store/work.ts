import type { ClientSession } from 'mongoose';
import type { JournalRow } from './journal.ts';

/** Lines that are written when the work is done: one command for all of them. */
export interface Late {
  add(lines: readonly JournalRow[], write: (lines: readonly JournalRow[]) => Promise<unknown>): void;
}

/** Where commands run: alone, or in a transaction one after the other, because a session carries one at a time. */
export interface Work {
  readonly session: ClientSession | undefined;
  /** Only in a transaction. */
  readonly late?: Late;
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
  /** After the end: what was kept for it. */
  writeLate(): Promise<void>;
}

/** Outside any transaction: commands run as they come. */
export const atOnce: Work = { session: undefined, turn: (command) => command() };

const OVER = 'This work is over';

/** Inside a transaction: resolvers may ask in parallel, the session hears them in turn. */
export function inTurn(session: ClientSession): Go {
  let before: Promise<unknown> = Promise.resolve();
  let over = false;
  const kept: JournalRow[] = [];
  let write: (lines: readonly JournalRow[]) => Promise<unknown> = async () => undefined;
  return {
    session,
    late: {
      add(lines, how) {
        if (over) throw new Error(OVER);
        kept.push(...lines);
        write = how;
      },
    },
    turn(command) {
      const asTheTurnComes = () => (over ? Promise.reject(new Error(OVER)) : command());
      const mine = before.then(asTheTurnComes, asTheTurnComes);
      before = mine.catch(() => undefined);
      return mine;
    },
    async end() {
      over = true;
      await before;
    },
    async writeLate() {
      if (kept.length > 0) await write(kept);
    },
  };
}

/** The option every command takes. */
export const within = ({ session }: Work): { session?: ClientSession } => (session ? { session } : {});
