// A second at first, five minutes at most: what a new version of the hearer mends is delivered soon after it starts.
const FIRST = 1_000;
const LONGEST = 300_000;

/** Subjects whose delivery failed, by consumer: they wait, and everything else goes on. */
export interface Rest {
  /** The subjects that are not to be tried now. */
  subjects(now: number): readonly string[];
  failed(subject: string, now: number): void;
  went(subject: string): void;
}

export function rest(): Rest {
  const waiting = new Map<string, { readonly tries: number; readonly until: number }>();
  return {
    subjects: (now) => [...waiting].filter(([, { until }]) => until > now).map(([subject]) => subject),
    failed(subject, now) {
      const tries = (waiting.get(subject)?.tries ?? 0) + 1;
      waiting.set(subject, { tries, until: now + Math.min(LONGEST, FIRST * 2 ** (tries - 1)) });
    },
    went: (subject) => void waiting.delete(subject),
  };
}
