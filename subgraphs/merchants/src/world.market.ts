import { dayOf } from '@linli/kit';
import { asRow, type Made, type MadeRow, rowOf } from '@linli/kit/world';
import { dayAfter } from '@linli/vocabulary';
import { standardRule } from './credit.rules.ts';
import { receive } from './lot.rules.ts';
import { open } from './merchant.rules.ts';
import { post } from './price.rules.ts';
import type { Stall } from './stall.model.ts';
import { openMarket, setUp } from './stall.rules.ts';

/** A market with its stalls, who has them, and what they sell today and asked yesterday; rows by collection. */
export interface MadeMarket {
  readonly merchants: readonly MadeRow[];
  readonly markets: readonly MadeRow[];
  readonly stalls: readonly MadeRow[];
  readonly lots: readonly MadeRow[];
  readonly prices: readonly MadeRow[];
}

interface MarketWanted extends Made {
  readonly name: string;
  readonly point: string;
  readonly now: Date;
}

const STALLS = 8;
// Goods with about what half a kilogram costs, in fen.
const goods = { 青菜: 250, 西红柿: 380, 土豆: 220, 猪肉: 1_480, 鸡蛋: 560 } as const;
type Goods = keyof typeof goods;
const shares: Readonly<Record<Goods, number>> = { 青菜: 3, 西红柿: 3, 土豆: 2, 猪肉: 2, 鸡蛋: 2 };

/** A made-up market at a point, by the rules that hold for real ones. */
export function marketAt(wanted: MarketWanted): MadeMarket {
  const { place, maker, point, now, at } = wanted;
  const numbers = Array.from({ length: STALLS }, (_, index) => `A${index + 1}`);
  const market = rowOf(wanted, openMarket({ place, name: wanted.name, point, stalls: numbers }));
  const today = dayOf(now);
  const all = numbers.map((number, index) => {
    const name = maker.name();
    const merchant = rowOf(
      wanted,
      open(
        {
          name: `${name.slice(0, 1)}氏菜摊`,
          kind: 'MARKET_STALL',
          industryCode: 'F5221',
          premises: { kind: 'POINT', id: point },
          employees: 'UP_TO_5',
          legalRepresentative: name,
          phone: maker.phone(),
        },
        { rule: standardRule, now: at },
      ),
    );
    const set = { ...setUp(market.id, number).set, merchant: merchant.id };
    const stall = rowOf(wanted, { set });
    const of = maker.weighted(shares);
    const unit = 'HALF_KILOGRAM' as const;
    const input = {
      stall: stall.id,
      goods: of,
      unit,
      quantity: maker.between(40, 300),
      source: { kind: 'WHOLESALE' as const, name: '周谷堆批发市场', certificate: `HGZ-${index + 1}` },
      arrivedOn: today,
    };
    const code = `${place.slice(0, 6)}-${today.replaceAll('-', '')}-M${index + 1}`;
    const lot = rowOf({ ...wanted, at: now }, receive(input, { code, stall: asRow<Stall>(stall), from: null, now }));
    const prices = [dayAfter(today, -1), today].map((day) => {
      const fen = goods[of] + maker.between(-30, 30);
      return rowOf(
        { ...wanted, at: now },
        post({ stall: stall.id, goods: of, unit, day, fen }, asRow<Stall>(stall), now),
      );
    });
    return { merchant, stall, lot, prices };
  });
  return {
    merchants: all.map(({ merchant }) => merchant),
    markets: [market],
    stalls: all.map(({ stall }) => stall),
    lots: all.map(({ lot }) => lot),
    prices: all.flatMap(({ prices }) => prices),
  };
}
