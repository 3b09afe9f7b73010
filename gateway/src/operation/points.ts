import { LRUCache } from 'lru-cache';

/** How many points an account may hold, and how many come back each second. */
export interface Allowance {
  readonly most: number;
  readonly perSecond: number;
}

/** What an account has left, in the words of the API. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** Points taken before a request is carried out. */
export interface Reservation {
  readonly left: () => ThrottleStatus;
  /** Gives back what was not needed. Said twice it counts once. */
  readonly settle: (actual: number) => ThrottleStatus;
}

/** Too little is left. */
export interface Refused {
  /** Until there is enough. */
  readonly waitMs: number;
  readonly throttleStatus: ThrottleStatus;
}

export interface Points {
  readonly reserve: (account: string, allowance: Allowance, points: number) => Reservation | Refused;
}

interface Bucket {
  left: number;
  at: number;
}

const statusOf = ({ most, perSecond }: Allowance, { left }: Bucket): ThrottleStatus => ({
  maximumAvailable: most,
  currentlyAvailable: Math.max(0, Math.floor(left)),
  restoreRate: perSecond,
});

const ACCOUNTS = 100_000;

/** A leaky bucket for each account, kept in this process: a second gateway gives out its own. */
export function pointsOf(now: () => number = () => performance.now()): Points {
  // Whoever was silent longest is forgotten first: that bucket is full again.
  const buckets = new LRUCache<string, Bucket>({ max: ACCOUNTS });

  const bucketOf = (account: string, { most }: Allowance): Bucket => {
    const known = buckets.get(account);
    if (known) return known;
    const full = { left: most, at: now() };
    buckets.set(account, full);
    return full;
  };

  const fill = (bucket: Bucket, { most, perSecond }: Allowance): void => {
    const at = now();
    bucket.left = Math.min(most, bucket.left + ((at - bucket.at) / 1_000) * perSecond);
    bucket.at = at;
  };

  return {
    reserve(account, allowance, points) {
      const { most, perSecond } = allowance;
      const bucket = bucketOf(account, allowance);
      fill(bucket, allowance);
      // Whoever asks for more than a bucket holds has their turn when it is full.
      const missing = Math.min(points, most) - bucket.left;
      if (missing > 0) {
        const waitMs = Math.ceil((missing / perSecond) * 1_000);
        return { waitMs, throttleStatus: statusOf(allowance, bucket) };
      }
      bucket.left -= points;
      let held = points;
      return {
        left() {
          fill(bucket, allowance);
          return statusOf(allowance, bucket);
        },
        settle(actual) {
          fill(bucket, allowance);
          bucket.left = Math.min(most, bucket.left + Math.max(0, held - actual));
          held = 0;
          return statusOf(allowance, bucket);
        },
      };
    },
  };
}
