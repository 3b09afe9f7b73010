import type { Context } from '@linli/kit';
import { register as registerBuilding, registerUnit } from './building.rules.ts';
import { buildings } from './building.model.ts';
import { estates, type Estate } from './estate.model.ts';
import { register as registerEstate } from './estate.rules.ts';
import type { Ground, Placed } from './ledger.ground.ts';
import { units } from './unit.model.ts';

/** Rows with the same mark speak of the same thing. */
function groupsOf(rows: readonly Placed[], mark: (row: Placed) => string): readonly (readonly Placed[])[] {
  const groups = new Map<string, Placed[]>();
  for (const each of rows) {
    const known = groups.get(mark(each));
    if (known) known.push(each);
    else groups.set(mark(each), [each]);
  }
  return [...groups.values()];
}

const areaMark = ({ division, row }: Placed): string => `${division}|${row.area}`;
const buildingMark = ({ division, row }: Placed): string => `${division}|${row.area}|${row.building}`;

const fromLedger = { fromLedger: true } as const;

/** Estates that a ledger names and nobody knows. Whether there were any. */
export async function foundEstates({ open }: Context, rows: readonly Placed[], ground: Ground): Promise<boolean> {
  const unknown = groupsOf(
    rows.filter((each) => each.row.estateName && !ground.estateOf(each)),
    areaMark,
  );
  const made = unknown.flatMap(([first]) => {
    if (!first) return [];
    const place = first.division;
    const { set, ...said } = registerEstate({ place, name: first.row.estateName ?? '' });
    return [{ place, decision: { ...said, set: { ...set, ...fromLedger } } }];
  });
  if (made.length > 0) await open(estates).insertMany(made);
  return made.length > 0;
}

const highest = (rows: readonly Placed[]): number => Math.max(1, ...rows.map(({ row }) => row.floor));
const lowest = (rows: readonly Placed[]): number => Math.max(0, ...rows.map(({ row }) => -row.floor));

/** Buildings that a ledger names and nobody knows, with the floors it names. Whether there were any. */
export async function raiseBuildings(
  { open, now }: Context,
  rows: readonly Placed[],
  ground: Ground,
): Promise<boolean> {
  const unknown = groupsOf(
    rows.filter((each) => !ground.buildingOf(each)),
    buildingMark,
  );
  const made = unknown.flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { row, place } = first;
    const estate: Estate | null = ground.estateOf(first);
    const told = { street: row.area, number: row.building, floors: highest(same), basements: lowest(same) };
    const { set, ...said } = registerBuilding(told, { estate, now });
    return [{ place, decision: { ...said, set: { ...set, ...fromLedger } } }];
  });
  if (made.length > 0) await open(buildings).insertMany(made);
  return made.length > 0;
}

/** A building nobody has described has the floors its ledger names. */
export async function growBuildings({ open }: Context, rows: readonly Placed[], ground: Ground): Promise<void> {
  const own = rows.filter((each) => ground.buildingOf(each)?.fromLedger);
  const changes = groupsOf(own, (each) => ground.buildingOf(each)?.id ?? '').flatMap((same) => {
    const building = same[0] && ground.buildingOf(same[0]);
    if (!building) return [];
    const floors = Math.max(building.floors, highest(same));
    const basements = Math.max(building.basements, lowest(same));
    const isSame = floors === building.floors && basements === building.basements;
    return isSame ? [] : [{ id: building.id, rule: () => ({ set: { floors, basements } }) }];
  });
  if (changes.length > 0) await open(buildings).amendMany(changes);
}

// A reading gives at most 500 rows.
const MOST = 500;

interface Numbered {
  readonly building: string;
  readonly number: string;
}

/** Units of these buildings with these numbers: so many buildings at once that all their units fit. */
async function unitsOf(open: Context['open'], wanted: readonly Numbered[]): Promise<readonly Numbered[]> {
  const numbers = [...new Set(wanted.map(({ number }) => number))].slice(0, MOST);
  const of = [...new Set(wanted.map(({ building }) => building))];
  const atOnce = Math.max(1, Math.floor(MOST / Math.max(1, numbers.length)));
  const found: Numbered[] = [];
  for (let at = 0; at < of.length; at += atOnce)
    found.push(...(await open(units).some({ building: of.slice(at, at + atOnce), number: numbers }, { limit: MOST })));
  return found;
}

/** Units that a ledger names and nobody knows. */
export async function addUnits({ open }: Context, rows: readonly Placed[], ground: Ground): Promise<void> {
  const wanted = new Map<string, { place: string; building: string; number: string }>();
  for (const each of rows) {
    const building = ground.buildingOf(each)?.id;
    const number = each.row.unit;
    if (building && number) wanted.set(`${building}|${number}`, { place: each.place, building, number });
  }
  for (const { building, number } of await unitsOf(open, [...wanted.values()])) wanted.delete(`${building}|${number}`);
  const made = [...wanted.values()].map(({ place, building, number }) => ({
    place,
    decision: registerUnit(building, { number, elevators: 0 }),
  }));
  if (made.length > 0) await open(units).insertMany(made);
}
