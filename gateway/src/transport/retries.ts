/** Whether, and after how long, a question that found nobody is asked once more. */
export interface Retries {
  /** Milliseconds to wait before another try; null when there is none. */
  readonly next: (tries: number) => number | null;
  readonly answered: () => void;
  readonly failed: () => void;
}

export interface RetrySettings {
  /** Tries after the first. */
  readonly most: number;
  /** The first wait is below this, each further one below twice as much: full jitter, so that nobody comes in step. */
  readonly baseMs: number;
}

export const usualRetries: RetrySettings = { most: 2, baseMs: 50 };

// The throttle of gRPC's retries (proposal A6): a failure costs a token, an answer earns a tenth, and with half or fewer
// left nothing is asked twice. A subgraph that is in trouble is not made to answer more than it is asked.
const TOKENS = 10;
const EARNED = 0.1;

/** How often one subgraph is asked again. */
export function retries({ most, baseMs }: RetrySettings, chance: () => number = Math.random): Retries {
  let tokens = TOKENS;
  return {
    next: (tries) => (tries <= most && tokens > TOKENS / 2 ? chance() * baseMs * 2 ** (tries - 1) : null),
    answered: () => {
      tokens = Math.min(TOKENS, tokens + EARNED);
    },
    failed: () => {
      tokens = Math.max(0, tokens - 1);
    },
  };
}
