import { setImmediate as turn } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import type { ReadLine } from '../reading/reader.ts';
import type { Job } from './job.ts';

type Lines<R> = readonly ReadLine<R>[];
type Batches<R> = AsyncGenerator<Lines<R>>;

/** Rows as a check has read them. */
interface Reading {
  readonly mark: string;
  readonly batches: (readonly Buffer[])[];
  bytes: number;
  isWhole: boolean;
}

/**
 * What checks have read of their ledgers, in the memory of this process. Mostly a ledger is brought in minutes after it
 * was checked: its rows come out of here in a tenth of the time that reading the file again takes. Whoever finds
 * nothing here reads the file.
 */
export interface Readings<R> {
  /** The same batches, noted on their way. */
  noting(job: Job, batches: Batches<R>): Batches<R>;
  /** What was noted of this ledger under this mapping, from its first batch on; it is given once. */
  take(job: Job): Batches<R> | null;
}

export interface ReadingLimits {
  /** Bytes of all readings together. One that would be more is not noted. */
  readonly most: number;
  /** Milliseconds a reading waits. Rows are people: a ledger that is not brought in must not stay in memory. */
  readonly wait: number;
}

// A row of a ledger of people is 1.3 KB: some fifty thousand of them.
const usual: ReadingLimits = { most: 64 * 1024 * 1024, wait: 15 * 60_000 };

// Rows that are written or read before others have a turn: half a millisecond's.
const AT_ONCE = 100;

/** Another sheet, header or mapping reads other rows. */
const markOf = ({ sheet, header, columns, words }: Job): string => JSON.stringify([sheet, header, columns, words]);

async function* told<R>({ batches }: Reading): Batches<R> {
  // What is given is not held any longer.
  for (let lots = batches.shift(); lots; lots = batches.shift()) {
    const lines: ReadLine<R>[] = [];
    for (const lot of lots) {
      lines.push(...(deserialize(lot) as Lines<R>));
      await turn();
    }
    yield lines;
  }
}

async function noted(lines: Lines<unknown>): Promise<readonly Buffer[]> {
  const lots: Buffer[] = [];
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    // A copy of the right size: V8 doubles its buffers while it writes.
    lots.push(Buffer.from(serialize(lines.slice(at, at + AT_ONCE))));
    await turn();
  }
  return lots;
}

/** Nothing read yet. */
export function readingsOf<R>({ most, wait }: ReadingLimits = usual): Readings<R> {
  const all = new Map<string, Reading>();
  const weight = (): number => [...all.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const drop = (id: string, reading: Reading): void => {
    if (all.get(id) !== reading) return;
    all.delete(id);
    reading.batches.length = 0;
  };
  return {
    async *noting(job, batches) {
      const reading: Reading = { mark: markOf(job), batches: [], bytes: 0, isWhole: false };
      all.set(job.id, reading);
      // By a timer of its own: a process that lost the lease of this clock is not asked again.
      setTimeout(() => drop(job.id, reading), wait).unref();
      for await (const lines of batches) {
        if (all.get(job.id) === reading) {
          const lots = await noted(lines);
          reading.batches.push(lots);
          reading.bytes += lots.reduce((sum, { length }) => sum + length, 0);
          if (weight() > most) drop(job.id, reading);
        }
        yield lines;
      }
      reading.isWhole = true;
    },
    take(job) {
      const reading = all.get(job.id);
      if (!reading) return null;
      if (!reading.isWhole || reading.mark !== markOf(job)) {
        drop(job.id, reading);
        return null;
      }
      all.delete(job.id);
      return told<R>(reading);
    },
  };
}
