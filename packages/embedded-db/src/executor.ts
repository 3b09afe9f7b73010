import { CODES, ServerError } from './errors.ts';
import { Locked } from './txn/transaction.ts';
import type { FailPoints } from './failpoint.ts';
import type { Store } from './store/store.ts';
import type { Reply } from './wire/reply.ts';

/** A write that waits for its commit. */
export type Job = {
  readonly run: () => Reply;
  /** It writes at most one document, and checks everything before: it needs no savepoint. */
  readonly isSingle: boolean;
  /** When it gives up waiting for a lock. */
  readonly deadline: number;
};

type Waiting = {
  readonly job: Job;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
};
type Outcome = { readonly waiting: Waiting; readonly reply?: Reply; readonly error?: unknown };

type Parts = { readonly store: Store; readonly failPoint: FailPoints; readonly onCommit: () => void };

class GroupBroken extends Error {}

/** Carries out writes: all that arrive in one turn of the event loop share one commit, and are answered after it. */
export class Executor {
  private readonly store: Store;
  private readonly failPoint: FailPoints;
  private readonly onCommit: () => void;
  private queue: Waiting[] = [];
  private readonly parked = new Map<Waiting, NodeJS.Timeout>();
  private isScheduled = false;
  private isClosed = false;

  constructor({ store, failPoint, onCommit }: Parts) {
    this.store = store;
    this.failPoint = failPoint;
    this.onCommit = onCommit;
  }

  /** Does a write in the next commit. */
  write(job: Job): Promise<Reply> {
    return new Promise((resolve, reject) => this.enqueue({ job, resolve, reject }));
  }

  /** Does a write in a commit of its own; what fails leaves no trace in the catalogue either. */
  alone(run: () => Reply): Reply {
    try {
      const reply = this.commit(run);
      this.onCommit();
      return reply;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  close(): void {
    this.isClosed = true;
  }

  private enqueue(waiting: Waiting): void {
    this.queue.push(waiting);
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => this.drain());
  }

  private drain(): void {
    this.isScheduled = false;
    const group = this.queue;
    this.queue = [];
    if (this.isClosed || group.length === 0) return;
    try {
      this.settle(this.commit(() => group.map((waiting) => this.attempt(waiting, true))));
    } catch (error) {
      this.forget();
      // Something nobody expected: nothing of the group was committed, and each gets its own chance.
      if (!(error instanceof ServerError)) for (const waiting of group) this.single(waiting);
      else for (const waiting of group) waiting.reject(error);
    }
  }

  private single(waiting: Waiting): void {
    try {
      this.settle([this.commit(() => this.attempt(waiting, false))]);
    } catch (error) {
      this.forget();
      if (error instanceof Locked) this.park(waiting);
      else waiting.reject(error);
    }
  }

  private commit<T>(run: () => T): T {
    const { tables, journal, catalog } = this.store;
    const result = tables.root.transactionSync(() => {
      const done = run();
      journal.write();
      catalog.save();
      this.failPoint.atCommit('before');
      return done;
    });
    this.failPoint.atCommit('after');
    return result;
  }

  private forget(): void {
    this.store.journal.rollback(0);
    this.store.catalog.reload();
  }

  private attempt(waiting: Waiting, isGroup: boolean): Outcome {
    const { job } = waiting;
    const mark = this.store.journal.mark();
    try {
      const reply = job.isSingle || !isGroup ? job.run() : this.store.tables.root.childTransaction(job.run);
      return { waiting, reply: reply as Reply };
    } catch (error) {
      this.store.journal.rollback(mark);
      const isSafe = !job.isSingle || error instanceof ServerError || error instanceof Locked;
      if (isGroup && isSafe) return { waiting, error };
      if (isGroup) throw new GroupBroken('A write failed halfway.', { cause: error });
      throw error;
    }
  }

  private settle(outcomes: readonly Outcome[]): void {
    for (const { waiting, reply, error } of outcomes) {
      if (reply) waiting.resolve(reply);
      else if (error instanceof Locked) this.park(waiting);
      else waiting.reject(error);
    }
    this.onCommit();
  }

  // Waits until a transaction ends, and tries again; but not for ever.
  private park(waiting: Waiting): void {
    const timer = setTimeout(
      () => {
        this.parked.delete(waiting);
        waiting.reject(
          new ServerError(CODES.MaxTimeMSExpired, 'Waited too long for a document that a transaction holds.'),
        );
      },
      Math.max(0, waiting.job.deadline - Date.now()),
    );
    timer.unref();
    this.parked.set(waiting, timer);
    this.store.transactions.onNextEnd(() => this.wake(waiting));
  }

  private wake(waiting: Waiting): void {
    const timer = this.parked.get(waiting);
    if (!timer) return;
    clearTimeout(timer);
    this.parked.delete(waiting);
    this.enqueue(waiting);
  }
}
