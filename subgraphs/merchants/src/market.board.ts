import { dayOf, type Context } from '@linli/kit';
import { dayAfter, isDay } from '@linli/vocabulary';
import { markets, type Market } from './market.model.ts';
import { prices, type Price } from './price.model.ts';
import { linesOf } from './price.rules.ts';

const MOST = 500;

// Read through what is public, so that nothing else can come out.
async function postedOn({ openPublic }: Context, market: string, day: string) {
  const posted = await openPublic(prices).some({ market, day }, { limit: MOST });
  return linesOf(posted.flatMap(({ goods, unit, fen }) => (goods && unit && fen ? [{ goods, unit, fen }] : [])));
}

/** The board of a market on a day, each line beside the mean of the day before. */
export async function boardOf(context: Context, { id, name }: Pick<Market, 'id' | 'name'>, asked?: string | null) {
  const day: Price['day'] = asked && isDay(asked) ? asked : dayOf(context.now);
  const [lines, before] = await Promise.all([postedOn(context, id, day), postedOn(context, id, dayAfter(day, -1))]);
  const means = new Map(before.map(({ goods, unit, meanFen }) => [`${goods}/${unit}`, meanFen]));
  return {
    market: id,
    marketName: name,
    day,
    lines: lines.map((line) => {
      const mean = means.get(`${line.goods}/${line.unit}`);
      return { ...line, changeFen: mean === undefined ? null : line.meanFen - mean };
    }),
  };
}

/** The same for everybody; null for a market that is none. */
export async function publicBoard(context: Context, market: string, day?: string | null) {
  const found = await context.openPublic(markets).findBy({ id: market });
  return found?.name ? boardOf(context, { id: market, name: found.name }, day) : null;
}
