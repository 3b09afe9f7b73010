import { fail } from '@linli/kit';
import type { Ledger } from '../ledger.ts';
import { type ReadLine, readerOf } from '../reading/reader.ts';
import type { Planned } from '../target.ts';
import type { Importer } from './importer.ts';
import type { Job } from './job.ts';

/** The rows of a job batch by batch, read once from the first to the last. */
async function* batchesOf<R>(
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
      if (batch.length < limits.batch) continue;
      yield batch;
      batch = [];
    }
  }
  if (count === 0) fail('LEDGER_EMPTY');
  if (batch.length > 0) yield batch;
}

/** A batch that is being made, of what was read at a moment. */
interface Ahead {
  readonly at: number;
  readonly made: Promise<Planned | null>;
}

/** A ledger that is being read; `next` is the number of the batch that `look` gives. */
export interface Session<R> {
  readonly next: number;
  /** The next batch, the same until it is taken; null after the last. */
  look(): Promise<readonly ReadLine<R>[] | null>;
  /** Reads the one after it, while somebody else works. */
  lookAhead(): void;
  /** The one after it; null after the last, and where it cannot be read: that is told when its turn comes. */
  peek(): Promise<readonly ReadLine<R>[] | null>;
  /** The next batch as far as it was made already. */
  planned: Ahead | null;
  take(planned?: Ahead | null): void;
}

/** Opens the rows of a job at a batch: what is before it is read again, because later rows are compared with its keys. */
export async function sessionOf<R>(
  ledger: Ledger,
  job: Job,
  importer: Pick<Importer<R>, 'limits' | 'target'>,
): Promise<Session<R>> {
  const batches = batchesOf(ledger, job, importer);
  for (let at = 0; at < job.next; at += 1) await batches.next();
  let next = job.next;
  type Seen = Promise<readonly ReadLine<R>[] | null>;
  const read = (): Seen => batches.next().then(({ done, value }) => (done ? null : value));
  let seen: Seen | null = null;
  let ahead: Seen | null = null;
  const lookAhead = (): Seen => {
    ahead ??= read();
    // A ledger that cannot be read further is told when it has come so far.
    ahead.catch(() => undefined);
    return ahead;
  };
  const session: Session<R> = {
    planned: null,
    get next() {
      return next;
    },
    look() {
      if (!seen) {
        seen = ahead ?? read();
        ahead = null;
      }
      return seen;
    },
    lookAhead: () => void lookAhead(),
    peek: () => lookAhead().catch(() => null),
    take(planned = null) {
      next += 1;
      seen = null;
      session.planned = planned;
    },
  };
  return session;
}
