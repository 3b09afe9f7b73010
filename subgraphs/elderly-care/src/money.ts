import { fail } from '@linli/kit';

// Ten thousand yuan: a slip of the keyboard, no meal.
const MOST = 1_000_000;

/** An amount in fen. */
export const fen = (amount: number, field: string): number =>
  Number.isInteger(amount) && amount >= 0 && amount <= MOST ? amount : fail('MONEY_INVALID', { field });
