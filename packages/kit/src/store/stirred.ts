// No transaction lives longer: what was noted before is committed or gone.
const FORGOTTEN = 60_000;

/** For whom something was noted of late: only they need to look when a change has gone through. */
export interface Stirred {
  note(consumers: readonly string[]): void;
  has(consumer: string): boolean;
}

export function stirred(now: () => number = () => performance.now()): Stirred {
  const last = new Map<string, number>();
  return {
    note(consumers) {
      const at = now();
      for (const consumer of consumers) last.set(consumer, at);
    },
    has: (consumer) => now() - (last.get(consumer) ?? Number.NEGATIVE_INFINITY) < FORGOTTEN,
  };
}
