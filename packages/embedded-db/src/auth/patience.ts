import { setTimeout as pause } from 'node:timers/promises';

type Record = { failures: number; last: Promise<unknown>; waiting: number; at: number };

// A wrong password costs a quarter of a second, then twice as much each time, up to eight.
const FIRST = 250;
const LONGEST = 8000;
const MOST_WAITING = 16;
const FORGOTTEN_AFTER = 600_000;
const MOST_REMEMBERED = 10_000;

/** Slows down who guesses: attempts for one name from one address wait for each other and for the pause of the last. */
export class Patience {
  private readonly records = new Map<string, Record>();

  /** Runs an attempt in its turn; `undefined` is a failure, and is answered after the pause. */
  async attempt<T>(who: string, run: () => T | undefined): Promise<T | undefined> {
    const record = this.recordOf(who);
    if (record.waiting >= MOST_WAITING) return undefined;
    record.waiting++;
    const turn = record.last.then(async () => {
      const result = run();
      if (result !== undefined) record.failures = 0;
      else await pause(Math.min(LONGEST, FIRST * 2 ** record.failures++), undefined, { ref: false });
      return result;
    });
    record.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      record.waiting--;
      if (record.failures === 0 && record.waiting === 0) this.records.delete(who);
    }
  }

  private recordOf(who: string): Record {
    const now = Date.now();
    if (this.records.size >= MOST_REMEMBERED) this.forget(now);
    const found = this.records.get(who) ?? { failures: 0, last: Promise.resolve(), waiting: 0, at: now };
    if (now - found.at > FORGOTTEN_AFTER && found.waiting === 0) found.failures = 0;
    found.at = now;
    this.records.set(who, found);
    return found;
  }

  private forget(now: number): void {
    for (const [who, { at, waiting }] of this.records)
      if (waiting === 0 && now - at > FORGOTTEN_AFTER) this.records.delete(who);
    const [oldest] = this.records.keys();
    if (this.records.size >= MOST_REMEMBERED && oldest !== undefined) this.records.delete(oldest);
  }
}
