import { fail, type Decision } from '@linli/kit';
import type { Market } from './market.model.ts';
import type { Merchant } from './merchant.model.ts';
import type { MarketInput } from './schema.types.ts';
import type { Stall } from './stall.model.ts';

const MOST = 500;

/** A new market. */
export const openMarket = ({ name, point }: MarketInput): Decision<Market> => ({
  set: { name: name.trim() || fail('VALUE_MISSING', { field: 'name' }), point: point || null },
  event: { type: 'market.opened' },
});

/** The numbers of its stalls, each once. */
export function numbersOf({ stalls }: MarketInput): readonly string[] {
  const numbers = stalls.map((number) => number.trim());
  const isOdd = numbers.some((number) => !number) || new Set(numbers).size < numbers.length;
  return numbers.length === 0 || numbers.length > MOST || isOdd ? fail('STALL_NUMBERS', { field: 'stalls' }) : numbers;
}

/** A stall of a market, free. */
export const setUp = (market: string, number: string): Decision<Stall> => ({ set: { market, number, merchant: null } });

/** Let to a market merchant in business. */
export function letTo(row: Stall, { id, kind, status }: Merchant): Decision<Stall> {
  if (row.merchant) fail('STALL_TAKEN', { merchant: row.merchant });
  if (kind !== 'MARKET_STALL' || status !== 'OPEN') fail('STALL_MERCHANT', { merchant: id });
  return { set: { merchant: id }, event: { type: 'stall.let', data: { market: row.market, merchant: id } } };
}

/** Free again. */
export function vacate(row: Stall): Decision<Stall> {
  const merchant = row.merchant ?? fail('STALL_FREE', { id: row.id });
  return { set: { merchant: null }, event: { type: 'stall.vacated', data: { market: row.market, merchant } } };
}
