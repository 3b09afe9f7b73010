import { fail } from '../failure.ts';

const MINUTE = 60_000;
const KEYS = 50_000;

interface Window {
  count: number;
  readonly until: number;
}

/** Something everybody may do so many times a minute; whoever began longest ago is forgotten when too many come. */
export interface Counter {
  /** Refuses when nothing is left. */
  readonly check: (key: string, most: number) => void;
  /** Takes one, and refuses when none was left. */
  readonly take: (key: string, most: number) => void;
}

export function counter(now: () => number = Date.now): Counter {
  const windows = new Map<string, Window>();
  const windowOf = (key: string): Window => {
    const known = windows.get(key);
    if (known && known.until > now()) return known;
    const begun = { count: 0, until: now() + MINUTE };
    windows.delete(key);
    const [oldest] = windows.size < KEYS ? [] : windows.keys();
    if (oldest !== undefined) windows.delete(oldest);
    windows.set(key, begun);
    return begun;
  };
  const refuseAbove = (most: number, { count, until }: Window): void => {
    if (count > most) fail('TOO_MANY_REQUESTS', { retryAfterMs: Math.max(1, until - now()) });
  };
  return {
    check(key, most) {
      const { count, until } = windowOf(key);
      refuseAbove(most, { count: count + 1, until });
    },
    take(key, most) {
      const window = windowOf(key);
      window.count += 1;
      refuseAbove(most, window);
    },
  };
}
