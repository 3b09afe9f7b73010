import { fail } from '../failure.ts';
import type { Answer } from '../execution/executor.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import type { Left } from '../own/own-answers.ts';
import { pointsOf, type Allowance, type ThrottleStatus } from '../operation/points.ts';
import type { Weight } from '../operation/weight.ts';
import type { Behalf } from '../transport/sealed-calls.ts';

/** What an operation cost and what is left, in the shape vendors know from Shopify's API. */
export interface Cost {
  readonly requestedQueryCost: number;
  readonly actualQueryCost: number;
  readonly throttleStatus: ThrottleStatus;
}

/** Points of an account, of a vendor's app, and of an address without a sign-in. */
export interface Allowances {
  readonly account: Allowance;
  readonly vendor: Allowance;
  readonly address: Allowance;
}

// A console page asks for 50 to 500 objects, and an account may ask a hundred times a second. An address may be a whole
// office; a vendor's app asks for what it registered, and the largest operation twice at once.
export const usualAllowances: Allowances = {
  account: { most: 200_000, perSecond: 10_000 },
  vendor: { most: 40_000, perSecond: 2_000 },
  address: { most: 100_000, perSecond: 5_000 },
};

function allowanceOf({ kind, roles }: Caller, { account, vendor, address }: Allowances): Allowance {
  if (kind === 'ANONYMOUS') return address;
  return roles.includes('vendor-app') ? vendor : account;
}

// Whatever is asked, asking is work.
const LEAST = 1;

/** The points of one request, taken before it is carried out. */
export interface Charge {
  readonly left: () => Left;
  /** Gives back what was not needed. */
  readonly answered: (answer: Answer) => Cost;
  /** What failed was paid for: its work was done somewhere. */
  readonly failed: () => void;
}

/** Takes the points of a request; a Failure when too few are left. */
export function chargedFor(allowances: Allowances) {
  const points = pointsOf();
  return ({ account, caller }: Pick<Behalf, 'account' | 'caller'>, { points: asked, kept }: Weight): Charge => {
    const requestedQueryCost = Math.max(LEAST, asked);
    const reserved = points.reserve(account, allowanceOf(caller, allowances), requestedQueryCost);
    if ('waitMs' in reserved) {
      const { waitMs: retryAfterMs, throttleStatus } = reserved;
      return fail('TOO_MANY_REQUESTS', { retryAfterMs, cost: { requestedQueryCost, throttleStatus } });
    }
    return {
      left: () => ({ requestedQueryCost, ...reserved.left() }),
      answered: ({ objects }) => {
        const actualQueryCost = Math.min(requestedQueryCost, Math.max(LEAST, objects + kept));
        return { requestedQueryCost, actualQueryCost, throttleStatus: reserved.settle(actualQueryCost) };
      },
      failed: () => void reserved.settle(requestedQueryCost),
    };
  };
}
