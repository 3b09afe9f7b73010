import { marketAt, shopAt } from '@linli/merchants';
import { chanceOf } from './chance.ts';
import { type Numbers, peopleMakerOf } from './makers.ts';
import type { Place } from './places.ts';
import type { MadePoint } from './points.ts';
import { put, withEngine } from './put.ts';
import type { WorldRow } from './row.ts';
import type { WorldPlan } from './world-plan.ts';

export interface ShopsWanted {
  readonly place: Pick<Place, 'name'>;
  readonly points: readonly MadePoint[];
  readonly numbers: Numbers;
  readonly since: Date;
  readonly now: Date;
  readonly seed: number;
}

type Collections = Readonly<Record<string, readonly WorldRow[]>>;

// Where codes hang, as merchants keeps it.
const codeOf = ({ code, place, id: point, token }: MadePoint): WorldRow => ({
  ...code,
  set: { token, point, place, holds: true, said: 1 },
});

/** A shop at every point of a shop, and a market at the first common point; rows by the collections of merchants. */
export function shopsIn({ place, points, numbers, since, now, seed }: ShopsWanted): Collections {
  const maker = peopleMakerOf(chanceOf(seed), numbers);
  const at = points.filter(({ kind }) => kind === 'SHOP');
  const shops = at.map(({ id: point, place: where }, order) =>
    shopAt({ place: where, point, maker, at: since, now, number: seed * 1_000 + order }),
  );
  const common = points.filter(({ kind }) => kind === 'FACILITY').slice(0, 1);
  const markets = common.map(({ id: point, place: where }) =>
    marketAt({ place: where, point, name: `${place.name}智慧市场`, maker, at: since, now }),
  );
  return {
    qrPlaces: [...at, ...common].map(codeOf),
    merchants: [...shops.map(({ merchant }) => merchant), ...markets.flatMap(({ merchants }) => merchants)],
    licences: shops.flatMap(({ licences }) => licences),
    inspections: shops.flatMap(({ inspections }) => inspections),
    markets: markets.flatMap((each) => each.markets),
    stalls: markets.flatMap(({ stalls }) => stalls),
    lots: markets.flatMap(({ lots }) => lots),
    prices: markets.flatMap(({ prices }) => prices),
  };
}

/** Loads the shops and markets of all places. */
export const loadShops = (plan: WorldPlan, all: readonly ShopsWanted[]): Promise<void> =>
  withEngine(plan, 'merchants', async (engine) => {
    for (const wanted of all)
      for (const [name, rows] of Object.entries(shopsIn(wanted))) if (rows.length > 0) await put(engine, name, rows);
  });
