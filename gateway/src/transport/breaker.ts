/** Stops asking a subgraph that is down for a moment, so that callers do not wait for what will not come. */
export interface Breaker {
  readonly isOpen: () => boolean;
  readonly worked: () => void;
  readonly failed: () => void;
}

export interface BreakerSettings {
  /** Failures in a row that open it. */
  readonly failures: number;
  readonly openMs: number;
}

export function breaker({ failures, openMs }: BreakerSettings): Breaker {
  let inRow = 0;
  let openUntil = 0;
  return {
    isOpen: () => Date.now() < openUntil,
    worked: () => {
      inRow = 0;
    },
    failed: () => {
      inRow += 1;
      if (inRow >= failures) openUntil = Date.now() + openMs;
    },
  };
}
