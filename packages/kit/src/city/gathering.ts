// What comes in within this time is taken in one batch: a round for each change would work against the writers.
const MOMENT = 30;
// A loop that has only just looked lets more come together. Figures and live updates still come well within a second.
const BUSY = 250;

/** How long a loop lets things come together before it looks again: not long out of rest, longer in a rush. */
export interface Gathering {
  looked(): void;
  wait(): Promise<void>;
}

export function gathering(): Gathering {
  let last = Number.NEGATIVE_INFINITY;
  return {
    looked: () => void (last = performance.now()),
    wait: () =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.max(MOMENT, last + BUSY - performance.now())).unref();
      }),
  };
}
