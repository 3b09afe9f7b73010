import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { askingOf, type Asking } from './caller.ts';
import { counter } from './counter.ts';

/** Requests a minute: one caller's, and one address's without a sign-in. */
export interface Rates {
  readonly perMinute: number;
  readonly anonymousPerMinute: number;
  readonly anonymousChangesPerMinute: number;
  readonly anonymousLargePerMinute: number;
}

// A report without photos is far below this.
const LARGE = 100_000;

const isAnonymous = ({ caller }: Asking): boolean => caller.kind === 'ANONYMOUS';

const isLarge = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > LARGE;

/** What a request is counted under. Needs to run after identification. */
export interface Limiting {
  /**
   * Any request: a person's or service's by who they are, anybody else's by address. Bodies of a size that only photos
   * have: whoever does not sign in sends few of them, and none is read beyond that.
   */
  readonly request: (request: IncomingMessage) => void;
  /** Changes by whoever does not sign in: each of them is work for somebody in the district. */
  readonly change: (request: IncomingMessage) => void;
  /** What somebody signed in asks over a socket. */
  readonly asked: (account: string) => void;
}

export function limiting(rates: Rates): Limiting {
  const [all, large, changes] = [counter(), counter(), counter()];
  return {
    request(request) {
      const asking = askingOf(request);
      all.take(asking.account, isAnonymous(asking) ? rates.anonymousPerMinute : rates.perMinute);
      if (isAnonymous(asking) && isLarge(request.headers)) large.take(asking.account, rates.anonymousLargePerMinute);
    },
    change(request) {
      const asking = askingOf(request);
      if (isAnonymous(asking)) changes.take(asking.account, rates.anonymousChangesPerMinute);
    },
    asked: (account) => all.take(account, rates.perMinute),
  };
}
