import { homesOf as estateHomesOf } from '@linli/housing';
import { homeOf, knownHouseOf, type MadeHome } from '@linli/population';
import { chanceOf } from './chance.ts';
import { deskOf } from './desk.ts';
import type { MadeGrid } from './grids.ts';
import { type Facts, factsOf, type HouseSet, keepingOf, settled } from './houses.ts';
import { type Numbers, peopleMakerOf } from './makers.ts';
import type { WorldRow } from './row.ts';
import type { HomesShape } from './shapes.ts';

export interface HomesWanted {
  readonly grids: readonly MadeGrid[];
  readonly shape: HomesShape;
  readonly since: Date;
  readonly now: Date;
  readonly seed: number;
  readonly numbers: Numbers;
}

/** Rows by collection. */
export type Collections = Readonly<Record<string, readonly WorldRow[]>>;

/** Homes and the people in them, as the two subgraphs keep them. */
export interface Homes {
  readonly housing: Collections;
  readonly population: Collections;
}

interface Estate {
  readonly name: string;
  readonly committee: string;
  /** A third-level grid for each building. */
  readonly buildings: readonly string[];
}

// 琼临第1网格 has 琼临苑, the second one 琼临二村 and so on.
const estateName = ({ name }: MadeGrid): string =>
  name.replace(/第(\d+)网格$/u, (_, number: string) => (number === '1' ? '苑' : `${number}村`));

function estatesOf({ grids, shape }: HomesWanted): readonly Estate[] {
  const first = grids.filter(({ type, level }) => type === 'RESIDENTIAL' && level === 1).slice(0, shape.estates);
  const lowest = grids.filter(({ type, level }) => type === 'RESIDENTIAL' && level === 3);
  return first.map((grid) => ({
    name: estateName(grid),
    committee: grid.parent,
    buildings: lowest.flatMap(({ code }) => (code.startsWith(grid.code) ? [code] : [])).slice(0, shape.buildings),
  }));
}

const DAY = 86_400_000;

function joined(all: readonly MadeHome[]): MadeHome {
  const each = <K extends keyof MadeHome>(key: K) => all.flatMap((home) => home[key]);
  return {
    households: each('households'),
    residents: each('residents'),
    residences: each('residences'),
    kinships: each('kinships'),
  };
}

function inEstate({ name, committee, buildings }: Estate, order: number, wanted: HomesWanted): Homes {
  const { shape, since, now, seed, numbers } = wanted;
  const chance = chanceOf(seed + order);
  const maker = peopleMakerOf(chance, numbers);
  const street = `演示路${100 + order}号`;
  const made = { place: committee, at: since, maker: maker };
  const { houses, ...built } = estateHomesOf({ ...made, name, street, buildings });
  const told = { maker, now, shape };
  // Most were seen within half a year; who was not is on the list of those to be verified.
  const seenAt = (): Date => new Date(now.getTime() - (chance.happens(0.9) ? chance.next() * 150 : 200) * DAY);
  const homes: MadeHome[] = [];
  const facts: Facts[] = houses.map((row, at) => {
    const { building, addressKey } = row.set as HouseSet;
    const keeping = keepingOf(row, told);
    const house = { id: row.id, building, addressKey };
    const number = `H${committee.slice(0, 9)}${String(order * 10_000 + at).padStart(6, '0')}`;
    const home = keeping ? homeOf({ place: row.place, at: seenAt(), maker, now, house, keeping, number }) : null;
    if (home) homes.push(home);
    return factsOf(settled(row, home), { ...told, home });
  });
  const lists = <K extends keyof Omit<Facts, 'house'>>(key: K) => facts.flatMap((each) => each[key]);
  const knownHouses = houses.map((row) => {
    const { building, addressKey } = row.set as HouseSet;
    return knownHouseOf({ place: row.place, at: since, maker, house: { id: row.id, building, addressKey } });
  });
  return {
    housing: {
      ...built,
      houses: facts.map(({ house }) => house),
      occupants: lists('occupants'),
      leases: lists('leases'),
      hazards: lists('hazards'),
      occupancyChecks: lists('checks'),
      mismatches: lists('mismatches'),
    },
    population: { knownHouses, ...deskOf(joined(homes), told) },
  };
}

/** Estates of a place with everybody who lives in them, one estate after the other. */
export const homesIn = (wanted: HomesWanted): readonly Homes[] =>
  estatesOf(wanted).map((estate, order) => inEstate(estate, order, wanted));
