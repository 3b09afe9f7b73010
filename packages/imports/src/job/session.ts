import { setImmediate as turn } from 'node:timers/promises';
import { fail } from '@linli/kit';
import type { Ledger } from '../ledger.ts';
import { type ReadLine, readerOf } from '../reading/reader.ts';
import type { Plan } from '../target.ts';
import type { Importer } from './importer.ts';
import type { Job } from './job.ts';

// Batches that are read before their turn: one that is planned, and one that will be.
const AHEAD = 2;

// Rows that are read before others have a turn: less than a millisecond's.
const AT_ONCE = 10;

/** The rows of a job batch by batch, read once from the first to the last. */
export async function* batchesOf<R>(
  ledger: Ledger,
  job: Job,
  { target, limits }: Pick<Importer<R>, 'limits' | 'target'>,
): AsyncGenerator<readonly ReadLine<R>[]> {
  const read = readerOf(target, job);
  const header = job.header ?? 0;
  let batch: ReadLine<R>[] = [];
  let count = 0;
  for await (const lines of ledger.lines(job.sheet)) {
    for (const line of lines) {
      const found = line.at > header ? read(line) : null;
      if (!found) continue;
      count += 1;
      if (count > limits.most) fail('LEDGER_TOO_MANY_ROWS', { limit: limits.most });
      batch.push(found);
      if (batch.length % AT_ONCE === 0) await turn();
      if (batch.length < limits.batch) continue;
      yield batch;
      batch = [];
    }
  }
  if (count === 0) fail('LEDGER_EMPTY');
  if (batch.length > 0) yield batch;
}

/** A batch that is planned, of what was read from a moment on. */
export interface Planning {
  readonly at: number;
  readonly plan: Promise<Plan | null>;
  /** All of it is made, or its making was stopped. */
  readonly made: Promise<unknown>;
  /** Ends its making. */
  stop(): void;
}

/** A ledger that is being read; `next` is the number of the batch that `look` gives. */
export interface Session<R> {
  readonly next: number;
  /** The next batch, the same until it is taken; null after the last. */
  look(): Promise<readonly ReadLine<R>[] | null>;
  /** Reads on, while somebody else works. */
  lookAhead(): void;
  /** The one after it; null after the last, and where it cannot be read: that is told when its turn comes. */
  peek(): Promise<readonly ReadLine<R>[] | null>;
  /** The next batch as it is planned. */
  planning: Planning | null;
  /** Whether rows are new as far as was seen: a ledger of people who are known would be read twice for nothing. */
  isNew: boolean;
  take(planning?: Planning | null): void;
}

/** Opens rows at a batch: what is before it is read again, because later rows are compared with its keys. */
export async function sessionOf<R>(batches: AsyncGenerator<readonly ReadLine<R>[]>, from: number): Promise<Session<R>> {
  for (let at = 0; at < from; at += 1) await batches.next();
  let next = from;
  type Seen = Promise<readonly ReadLine<R>[] | null>;
  const queue: Seen[] = [];
  /** The batch that stands so many behind the next, read if it is not yet. */
  const seen = (behind: number): Seen => {
    while (queue.length <= behind) {
      const one: Seen = batches.next().then(({ done, value }) => (done ? null : value));
      // A ledger that cannot be read further is told when it has come so far.
      one.catch(() => undefined);
      queue.push(one);
    }
    return queue[behind] ?? Promise.resolve(null);
  };
  const session: Session<R> = {
    planning: null,
    isNew: true,
    get next() {
      return next;
    },
    look: () => seen(0),
    lookAhead: () => void seen(AHEAD),
    peek: () => seen(1).catch(() => null),
    take(planning = null) {
      next += 1;
      queue.shift();
      session.planning = planning;
    },
  };
  return session;
}
