import { because, dayOf, fail, type Decision } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { Price, PriceFields } from './price.model.ts';
import type { PriceInput } from './schema.types.ts';
import type { Stall } from './stall.model.ts';
import type { GoodsUnit } from './words.ts';

const MOST_FEN = 10_000_000;

const checkFen = (fen: number): number =>
  Number.isInteger(fen) && fen >= 1 && fen <= MOST_FEN ? fen : fail('PRICE_INVALID', { field: 'fen' });

/** What a stall that somebody has asks for goods. */
export function post({ goods, unit, day, fen }: PriceInput, stall: Stall, now: Date): Decision<Price> {
  if (!stall.merchant) fail('STALL_FREE', { id: stall.id });
  const today = dayOf(now);
  if (day < dayAfter(today, -1) || day > dayAfter(today, 1)) fail('PRICE_DAY', { field: 'day' });
  const named = goods.trim() || fail('VALUE_MISSING', { field: 'goods' });
  return {
    set: { market: stall.market, stall: stall.id, goods: named, unit, day, fen: checkFen(fen) },
    event: { type: 'price.posted', data: { market: stall.market, stall: stall.id, day } },
  };
}

/** It was posted wrong. */
export function correct(row: Price, fen: number, reason: string): Decision<Price> {
  const { market, stall, day } = row;
  return {
    set: { fen: checkFen(fen) },
    event: { type: 'price.corrected', data: { market, stall, day } },
    reason: because(reason),
  };
}

type Posted = Pick<PriceFields, 'goods' | 'unit' | 'fen'>;

interface Line {
  readonly goods: string;
  readonly unit: GoodsUnit;
  readonly lowestFen: number;
  readonly highestFen: number;
  readonly meanFen: number;
  readonly stalls: number;
}

// Half a fen is rounded up, in whole numbers only.
const meanOf = (sum: number, count: number): number => Math.floor((2 * sum + count) / (2 * count));

/** One line for each goods and unit, by name: lowest, highest and mean. */
export function linesOf(posted: readonly Posted[]): readonly Line[] {
  const groups = new Map<string, Posted[]>();
  for (const each of posted)
    groups.set(`${each.goods}/${each.unit}`, [...(groups.get(`${each.goods}/${each.unit}`) ?? []), each]);
  return [...groups.values()]
    .flatMap((of) => {
      const [first] = of;
      if (!first) return [];
      const fens = of.map(({ fen }) => fen);
      return {
        goods: first.goods,
        unit: first.unit,
        lowestFen: Math.min(...fens),
        highestFen: Math.max(...fens),
        meanFen: meanOf(
          fens.reduce((sum, fen) => sum + fen, 0),
          fens.length,
        ),
        stalls: of.length,
      };
    })
    .sort((one, other) => one.goods.localeCompare(other.goods, 'zh') || one.unit.localeCompare(other.unit));
}
