/** Stops asking a subgraph that is away for a moment, so that callers do not wait for what will not come. */
export interface Breaker {
  /** Whether a call may go. After the pause one goes first to see, and the others wait for how it ends. */
  readonly mayCall: () => boolean;
  /** The subgraph answered, whatever it said. */
  readonly answered: () => void;
  readonly failed: () => void;
  /** The caller left before it was known. */
  readonly left: () => void;
  readonly isOpen: () => boolean;
}

export interface BreakerSettings {
  /** Failures in a row that open it. */
  readonly failures: number;
  readonly openMs: number;
}

export function breaker({ failures, openMs }: BreakerSettings, now: () => number = Date.now): Breaker {
  let inRow = 0;
  let openUntil = 0;
  let isTrying = false;
  const isOpen = (): boolean => inRow >= failures;
  return {
    isOpen,
    mayCall: () => {
      if (!isOpen()) return true;
      if (isTrying || now() < openUntil) return false;
      isTrying = true;
      return true;
    },
    answered: () => {
      [inRow, isTrying] = [0, false];
    },
    failed: () => {
      [inRow, isTrying] = [inRow + 1, false];
      if (isOpen()) openUntil = now() + openMs;
    },
    left: () => {
      isTrying = false;
    },
  };
}
