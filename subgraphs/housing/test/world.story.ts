import { loadRows } from '@linli/kit/inside';
import type { MadeRow, Maker } from '@linli/kit/world';
import { town } from '@linli/testkit';
import { normaliseAddress } from '@linli/vocabulary';
import {
  buildings,
  estates,
  hazardIn,
  hazards,
  homesOf,
  houses,
  leaseOf,
  leases,
  livedIn,
  mismatches,
  mismatchesAbout,
  occupants,
  subgraph,
  units,
} from '../src/index.ts';
import { castOf, COMMUNITY, GRID, NEXT_GRID } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const at = new Date('2026-01-05T08:00:00+08:00');

/** The plainest chance there is: it counts. */
function counting(): Maker {
  let n = 0;
  const between = (low: number, high: number): number => low + ((n += 7) % (high - low + 1));
  return {
    between,
    weighted: (weights) => {
      const words = Object.keys(weights) as (keyof typeof weights)[];
      return words[between(0, words.length - 1)] ?? (words[0] as keyof typeof weights);
    },
    happens: () => between(0, 1) === 1,
    id: () => `id-${String((n += 1)).padStart(8, '0')}`,
    name: () => '李安邻',
    phone: () => '11000000000',
  };
}

const wanted = (maker: Maker) => ({
  place: COMMUNITY,
  at,
  maker,
  name: '琼临苑',
  street: '广西路88号',
  buildings: [GRID, GRID, NEXT_GRID],
});
const keysOf = (rows: readonly MadeRow[]) => rows.map(({ set }) => (set as { addressKey: string }).addressKey);

describe('a made-up estate', () => {
  it('is the same each time, with an address of its own for each house', () => {
    const homes = homesOf(wanted(counting()));
    expect(homesOf(wanted(counting()))).toEqual(homes);
    const keys = keysOf(homes.houses);
    expect(keys.length).toBeGreaterThan(50);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.map(normaliseAddress)).toEqual(keys);
  });

  it('is loaded, and then is as if people had registered it', async () => {
    const maker = counting();
    const homes = homesOf(wanted(maker));
    const [first, second, third, ...rest] = homes.houses as [MadeRow, MadeRow, MadeRow, ...MadeRow[]];
    const people = [
      { residence: 'res-1', resident: 'r-1', relation: 'OWNER' as const },
      { residence: 'res-2', resident: 'r-2', relation: 'FAMILY' as const },
    ];
    const lived = livedIn({ ...first, set: { ...first.set, use: 'VACANT' } }, people, maker);
    const let_ = leaseOf(second, ['r-3'], { at, maker });
    const danger = hazardIn(third, { at, maker });
    const all = [lived.house, let_.house, danger.house, ...rest];
    const { engine } = made.running();
    for (const [source, rows] of [
      [estates, homes.estates],
      [buildings, homes.buildings],
      [units, homes.units],
      [houses, all],
      [occupants, lived.occupants],
      [leases, [let_.lease]],
      [hazards, [danger.hazard]],
      [mismatches, all.flatMap((house) => mismatchesAbout(house, { at, maker }))],
    ] as const)
      await loadRows(engine, source as typeof houses, rows as never);
    await made.settle();
    expect(await engine.drift()).toEqual([]);
    const { lookupAddress, building } = await cast.hub.asks(
      `query ($text: String!, $id: ID!) { lookupAddress(text: $text) { candidates { score house { registered mismatches { kind } } } }
        building(id: $id) { board { floors { floor houses { room } } } } }`,
      { text: keysOf([first])[0], id: homes.buildings[0]?.id },
    );
    expect(lookupAddress.candidates).toEqual([
      { score: 1, house: { registered: 2, mismatches: [{ kind: 'VACANT_OCCUPIED' }] } },
    ]);
    expect(building.board.floors.length).toBeGreaterThan(5);
  });
});
