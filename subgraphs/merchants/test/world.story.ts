import { loadRows } from '@linli/kit/inside';
import type { Maker, MadeRow } from '@linli/kit/world';
import { newId } from '@linli/kit';
import { town } from '@linli/testkit';
import { marketAt, shopAt, subgraph } from '../src/index.ts';
import { BAOHE, castOf, GRID } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const since = new Date('2025-01-01T00:00:00Z');

/** Chance that goes round: every choice is made sooner or later. */
function makerOf(): Maker {
  let turn = 0;
  const next = (): number => (turn = (turn + 7) % 101);
  return {
    between: (low, high) => low + (next() % (high - low + 1)),
    weighted: (weights) => {
      const words = Object.keys(weights) as (keyof typeof weights)[];
      return words[next() % words.length] ?? ('' as never);
    },
    happens: (share) => next() < share * 101,
    id: (at) => newId(at.getTime()),
    name: () => '张三丰',
    phone: () => '13800138000',
  };
}

const LIST = `{ merchants(first: 100) { totalCount nodes { creditScore credit { reasons { points } } licences { state } } }
  inspections(first: 100) { nodes { state result rectification { dueAt } } }
  markets(first: 5) { nodes { board { lines { meanFen changeFen stalls } } stalls(first: 20) { nodes { merchant { kind } } } } } }`;

describe('a made-up quarter', () => {
  it('is what people could have registered: scores with their reasons, clocks that lie ahead, counters that agree', async () => {
    const now = made.clock.now();
    const maker = makerOf();
    const shops = Array.from({ length: 40 }, (_, number) =>
      shopAt({ place: GRID, point: `point-${number}`, maker, at: since, now, number }),
    );
    const market = marketAt({ place: GRID, point: 'hall', name: '琼临智慧市场', maker, at: since, now });
    const rows: Readonly<Record<string, readonly MadeRow[]>> = {
      ...market,
      merchants: [...shops.map(({ merchant }) => merchant), ...market.merchants],
      licences: shops.flatMap(({ licences }) => licences),
      inspections: shops.flatMap(({ inspections }) => inspections),
    };
    const { engine } = made.running();
    for (const source of subgraph.collections)
      if (rows[source.name]?.length) await loadRows(engine, source, (rows[source.name] ?? []) as never);
    await made.settle();
    expect(await engine.drift()).toEqual([]);
    const seen = await cast.district.asks(LIST);
    expect(seen.merchants.totalCount).toBe(48);
    for (const { creditScore, credit } of seen.merchants.nodes) {
      const sum = credit.reasons.reduce((all: number, { points }: { points: number }) => all + points, 100);
      expect(creditScore).toBe(Math.min(100, sum));
    }
    const states = new Set(seen.inspections.nodes.map(({ state }: { state: string }) => state));
    expect([...states].sort()).toEqual(['DONE', 'PLANNED', 'RECTIFY_ORDERED', 'SUBMITTED', 'VERIFIED']);
    const [hall] = seen.markets.nodes;
    expect(hall.stalls.nodes.map((each: { merchant: { kind: string } }) => each.merchant.kind)).toEqual(
      Array.from({ length: 8 }, () => 'MARKET_STALL'),
    );
    expect(hall.board.lines.every(({ changeFen }: { changeFen: number | null }) => changeFen !== null)).toBe(true);
    expect(await made.tick('inspections')).toBe(0);
    expect(await made.tick('licences')).toBe(0);
    const STATS =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { merchantStats { total } } } }';
    const figures = await cast.district.asks(STATS, { r: [{ __typename: 'Jurisdiction', code: BAOHE }] });
    expect(figures._entities[0].merchantStats.total).toBe(48);
  });
});
