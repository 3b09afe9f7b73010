import type { Written } from '@linli/imports';
import { homeOf } from '@linli/population';
import { type Chance, chanceOf } from './chance.ts';
import { cellsOf, type LedgerCells, ledgerTitles, type Person } from './ledger-cells.ts';
import { type KnownFault, roughened, spoiled, twice } from './ledger-dirt.ts';
import { numbersFrom, peopleMakerOf } from './makers.ts';
import type { Homes } from './homes.ts';
import type { WorldRow } from './row.ts';

/** A ledger to be made about the houses of a world. */
export interface LedgerWanted {
  readonly homes: readonly Homes[];
  readonly rows: number;
  readonly now: Date;
  readonly seed: number;
}

/** What must come back of a row: its number in the file, and why. */
export interface MustFail extends KnownFault {
  readonly row: number;
}

/** A made-up ledger and what an import of it must say. */
export interface Ledger {
  readonly lines: readonly (readonly Written[])[];
  readonly faults: readonly MustFail[];
}

interface Line {
  readonly cells: LedgerCells;
  readonly fault?: KnownFault;
}

// One row in so many is faulty, one in so many others is only badly written.
const FAULTY = 41;
const ROUGH = 7;
// Numbers of the ledger's people: above those of the world's.
const FROM = 300;

interface HouseSet {
  readonly building: string;
  readonly addressKey: string;
  readonly use: string;
}

const written = (key: string, { pick, happens }: Chance): string =>
  `${happens(0.5) ? '安徽省合肥市包河区' : ''}${key.replace(/栋/u, pick(['号楼', '栋', '幢', '#']))}`;

function* familiesIn(house: WorldRow, wanted: LedgerWanted, chance: Chance, maker: ReturnType<typeof peopleMakerOf>) {
  const { building, addressKey, use } = house.set as HouseSet;
  const keeping = use === 'RENTED' ? 'TENANTS' : 'OWNERS';
  const number = `D${house.id.slice(-12)}${chance.between(100, 999)}`;
  const told = { place: house.place, at: wanted.now, now: wanted.now, maker };
  const { residents } = homeOf({ ...told, house: { id: house.id, building, addressKey }, keeping, number });
  const address = written(addressKey, chance);
  for (const { set } of residents) {
    const person = set as Person;
    const relation = keeping === 'TENANTS' ? '租户' : person.relationToHead === 'HEAD' ? '业主' : '家属';
    yield cellsOf(person, { address, relation, household: number });
  }
}

function* peopleIn(wanted: LedgerWanted, chance: Chance): Generator<LedgerCells> {
  const maker = peopleMakerOf(chance, numbersFrom(FROM));
  const houses = wanted.homes.flatMap(({ housing }) => housing['houses'] ?? []);
  for (;;) for (const house of houses) yield* familiesIn(house, wanted, chance, maker);
}

function* linesOf(wanted: LedgerWanted): Generator<Line> {
  const chance = chanceOf(wanted.seed);
  let count = 0;
  let before: LedgerCells | null = null;
  for (const cells of peopleIn(wanted, chance)) {
    count += 1;
    const turn = Math.floor(count / FAULTY);
    if (count % FAULTY === 0 && turn % 16 === 0 && before) yield { cells: before, fault: twice };
    else if (count % FAULTY === 0) yield spoiled(cells, turn - 1 - Math.floor(turn / 16), chance);
    else yield { cells: count % ROUGH === 0 ? roughened(cells, chance) : cells };
    if (count % FAULTY !== 0) before = cells;
  }
}

const fields = Object.keys(ledgerTitles);

/** People nobody knows yet, in houses of the world, with so many faults of every kind that is known. */
export function ledgerOf(wanted: LedgerWanted): Ledger {
  const lines: (readonly Written[])[] = [['人口台账(演示数据,人物均为虚构)'], Object.values(ledgerTitles)];
  const faults: MustFail[] = [];
  for (const { cells, fault } of linesOf(wanted)) {
    lines.push(fields.map((field) => cells[field] ?? null));
    if (fault) faults.push({ row: lines.length, ...fault });
    if (lines.length === wanted.rows + 2) return { lines, faults };
  }
  return { lines, faults };
}
