import { fail, type Decision } from '@linli/kit';
import type { PointAccount } from './point-account.model.ts';
import type { PointEntry, PointEntryFields } from './point-entry.model.ts';

const HOUR = 60;

/** Whole points for whole minutes: an hour begun and not finished earns its share, rounded down. */
export const pointsFor = (minutes: number, pointsPerHour: number): number =>
  Math.floor((minutes * pointsPerHour) / HOUR);

/** A new account is empty. */
export const openAccount = (user: string): Decision<PointAccount> => ({
  set: { user, balance: 0, earned: 0, redeemed: 0, minutes: 0 },
});

/** What was served is put on the account. */
export const earn = (account: PointAccount, points: number, minutes: number): Decision<PointAccount> => ({
  set: { balance: account.balance + points, earned: account.earned + points, minutes: account.minutes + minutes },
  event: { type: 'points.earned', data: { points } },
});

/** Taken off for something handed out: never more than there is. */
export function redeem(account: PointAccount, points: number): Decision<PointAccount> {
  if (points < 1) fail('VALUE_INVALID', { field: 'points' });
  if (points > account.balance) fail('POINTS_SHORT', { id: account.id });
  return {
    set: { balance: account.balance - points, redeemed: account.redeemed + points },
    event: { type: 'points.redeemed', data: { points } },
  };
}

/** The line that says so. */
export function entry(
  account: PointAccount,
  { kind, points, what }: Pick<PointEntryFields, 'kind' | 'points' | 'what'>,
  at: Date,
): Decision<PointEntry> {
  if (!what.trim()) fail('VALUE_MISSING', { field: 'what' });
  return { set: { account: account.id, kind, points, balance: account.balance, what: what.trim(), at } };
}
