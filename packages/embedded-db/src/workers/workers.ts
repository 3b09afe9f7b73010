import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { decode, encode } from '../bson/doc.ts';
import { toNumber } from '../bson/kinds.ts';
import { sessionOf } from '../commands/command.ts';
import { ServerError } from '../errors.ts';
import { FLAG, split } from './messages.ts';
import type { Peer } from '../auth/peers.ts';
import type { Command, LongReads, Server } from '../commands/command.ts';
import type { Cursor } from '../commands/cursors.ts';
import type { StorageOptions } from '../store/lmdb.ts';
import type { Reply } from '../wire/reply.ts';
import type { Log } from '../query/slow-shapes.ts';
import type { Answer, Order, Told } from './messages.ts';

type Settle = {
  readonly resolve: (answer: Answer & { isLast: boolean }) => void;
  readonly reject: (e: unknown) => void;
};
type Hand = { readonly worker: Worker; readonly pending: Map<number, Settle> };
type Asker = { readonly server: Server; readonly session: string | undefined };
type Job = { readonly hand: Hand; readonly run: number; readonly flag: Int32Array; readonly peer: Peer };

// Two cores are the least that runs a city: one goes on answering.
const MOST_HANDS = 2;
// Far above what a worker allows itself: a thread that is torn down is worse than one that says no.
const MOST_HEAP_MB = 4096;
const GOODBYE = 2000;
// QueryExceededMemoryLimitNoDiskUseAllowed of the server.
const NO_DISK_USE = 292;

/** The workers of a store; none where the program has not been compiled, because a thread starts from a file. */
export function workersFor(storage: StorageOptions, log: Log): Workers | undefined {
  return import.meta.url.endsWith('.js') ? new Workers(storage, log) : undefined;
}

/** Threads that carry out long reads on snapshots of their own. */
export class Workers implements LongReads {
  private readonly storage: StorageOptions;
  private readonly log: Log;
  private readonly hands: Hand[] = [];
  private readonly jobs = new Set<Job>();
  private next = 1;

  constructor(storage: StorageOptions, log: Log) {
    this.storage = storage;
    this.log = log;
  }

  /** Carries out a command that only reads. */
  async run({ body, server, peer }: Command): Promise<Reply> {
    const run = this.next++;
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const job = { hand: this.hand(), run, flag, peer };
    const most = toNumber(body['maxTimeMS']) ?? 0;
    const timer = most > 0 ? setTimeout(() => Atomics.store(flag, 0, FLAG.expired), most) : undefined;
    this.jobs.add(job);
    try {
      const answer = await ask(job.hand, { kind: 'run', id: run, body: encode(body), flag });
      return this.replyOf(job, answer, { server, session: sessionOf(body) });
    } finally {
      clearTimeout(timer);
      this.jobs.delete(job);
    }
  }

  /** Stops what a connection that is gone has asked for. */
  leave(peer: Peer): void {
    for (const job of this.jobs) if (job.peer === peer) Atomics.store(job.flag, 0, FLAG.killed);
  }

  async close(): Promise<void> {
    for (const { flag } of this.jobs) Atomics.store(flag, 0, FLAG.killed);
    await Promise.all(this.hands.splice(0).map(dismiss));
  }

  private replyOf(job: Job, answer: Answer, { server, session }: Asker): Reply {
    if (!('fields' in answer)) return { fields: {} };
    const fields = decode(Buffer.from(answer.fields));
    if (!answer.docs) return { fields };
    const { ns = '' } = answer;
    const docs = [...split(answer.docs)];
    const id = answer.isLast ? 0 : server.cursors.add(this.cursorOf(job, ns), session);
    return { fields, batch: { name: 'firstBatch', docs, id, ns } };
  }

  // The rest stays with the worker until it is asked for.
  private cursorOf(job: Job, ns: string): Cursor {
    const { hand, run, flag, peer } = job;
    return {
      ns,
      next: async (most) => {
        const now = { hand, run, flag, peer };
        this.jobs.add(now);
        try {
          const answer = await ask(hand, { kind: 'more', id: this.next++, run, most });
          return { docs: 'docs' in answer && answer.docs ? [...split(answer.docs)] : [], isLast: answer.isLast };
        } finally {
          this.jobs.delete(now);
        }
      },
      close: () => {
        Atomics.store(flag, 0, FLAG.killed);
        hand.worker.postMessage({ kind: 'forget', run } satisfies Order, []);
      },
    };
  }

  // The one with the least to do; another one is taken on while all are busy.
  private hand(): Hand {
    const [first] = this.hands.toSorted((a, b) => a.pending.size - b.pending.size);
    if (first && (first.pending.size === 0 || this.hands.length >= MOST_HANDS)) return first;
    const hand = takeOn(this.storage, (gone) => void this.hands.splice(this.hands.indexOf(gone), 1));
    hand.worker.on('message', (told: Answer | Told) => {
      if ('line' in told) this.log(told.line);
    });
    this.hands.push(hand);
    return hand;
  }
}

function takeOn(storage: StorageOptions, onGone: (hand: Hand) => void): Hand {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: storage,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  const hand: Hand = { worker, pending: new Map() };
  const fail = (error: unknown): void => {
    for (const { reject } of hand.pending.values()) reject(error);
    hand.pending.clear();
  };
  worker.unref();
  worker.on('message', (told: Answer | Told) => {
    if ('id' in told) settle(hand, told);
  });
  worker.on('error', (error: Error & { code?: string }) => {
    const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(isFull ? new ServerError(NO_DISK_USE, 'Exceeded memory limit.') : error);
  });
  worker.on('exit', () => {
    fail(new ServerError(NO_DISK_USE, 'The worker has ended.'));
    onGone(hand);
  });
  return hand;
}

function settle(hand: Hand, answer: Answer): void {
  const waiting = hand.pending.get(answer.id);
  hand.pending.delete(answer.id);
  if ('code' in answer)
    waiting?.reject(new ServerError(answer.code, answer.message, decode(Buffer.from(answer.extra))));
  else waiting?.resolve(answer);
}

function ask({ worker, pending }: Hand, order: Order & { readonly id: number }): Promise<Answer & { isLast: boolean }> {
  return new Promise((resolve, reject) => {
    pending.set(order.id, { resolve, reject });
    worker.postMessage(order, []);
  });
}

async function dismiss({ worker }: Hand): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  worker.ref();
  worker.postMessage({ kind: 'stop' } satisfies Order, []);
  await Promise.race([gone, pause(GOODBYE, undefined, { ref: false })]);
  await worker.terminate();
}
