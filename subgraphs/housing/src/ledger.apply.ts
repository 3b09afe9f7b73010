import type { Batch, Fault, Outcome } from '@linli/imports';
import { type Context, type Decision, placeOf } from '@linli/kit';
import { houses, type House } from './house.model.ts';
import { empty } from './house.fields.ts';
import { standing } from './house.rules.ts';
import { differences, floorFaults, toldOf, useFaults } from './ledger.compare.ts';
import {
  type Ground,
  type HouseOf,
  placed,
  type Placed,
  readGround,
  readHouses,
  strayFaults,
} from './ledger.ground.ts';
import { addUnits, foundEstates, growBuildings, raiseBuildings } from './ledger.raise.ts';
import type { HouseRow } from './ledger.rules.ts';
import { reconcile, reconcileNew } from './mismatch.carry.ts';

/** The ground under these rows, made where it is missing. */
async function prepared(context: Context, rows: readonly Placed[]): Promise<Ground> {
  const bare = await readGround(context, rows);
  const named = (await foundEstates(context, rows, bare)) ? await readGround(context, rows) : bare;
  const ground = (await raiseBuildings(context, rows, named)) ? await readGround(context, rows) : named;
  await growBuildings(context, rows, ground);
  await addUnits(context, rows, ground);
  return ground;
}

const told = ({ building, estate, addressKey }: Pick<House, 'building' | 'estate' | 'addressKey'>) => ({
  building,
  estate: estate ?? null,
  addressKey,
});

function registered({ row }: Placed, building: Parameters<typeof standing>[0]): Decision<House> {
  const stands = standing(building, row);
  const set = { ...stands, ...empty, use: 'OWN' as const, aliases: [], aliasKeys: [], ...toldOf(row) };
  return { set: set as Decision<House>['set'], event: { type: 'house.registered', data: told(stands) } };
}

const changed = (house: House, set: Partial<House>): Decision<House> => ({
  set: set as Decision<House>['set'],
  event: { type: 'house.changed', data: told(house) },
});

const only = (row: HouseRow, fields: readonly string[]): Partial<House> =>
  Object.fromEntries(Object.entries(toldOf(row)).filter(([field]) => fields.includes(field)));

const before = (house: House, fields: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fields.map((field) => [field, house[field as keyof House] ?? null]));

async function makeHouses({ open }: Context, rows: readonly Placed[], ground: Ground): Promise<readonly House[]> {
  const made = rows.flatMap((each) => {
    const building = ground.buildingOf(each);
    return building ? [{ place: each.row.place ?? placeOf(building), decision: registered(each, building) }] : [];
  });
  return made.length > 0 ? open(houses).insertMany(made) : [];
}

async function changeHouses(
  { open }: Context,
  rows: readonly Placed[],
  houseOf: HouseOf,
): Promise<readonly (House | null)[]> {
  const changes = rows.flatMap((each) => {
    const house = houseOf(each);
    if (!house) return [];
    const fields = differences(each.row, house);
    return [{ id: house.id, rule: (row: House) => changed(row, only(each.row, fields)) }];
  });
  return changes.length > 0 ? open(houses).amendMany(changes) : [];
}

interface Known extends Ground {
  readonly houseOf: HouseOf;
  /** Rows that speak of the same house as one before them, under another of its names. */
  readonly doubles: ReadonlySet<Placed>;
}

function doublesIn(rows: readonly Placed[], { buildingOf }: Ground): ReadonlySet<Placed> {
  const first = new Set<string>();
  return new Set(
    rows.filter((each) => {
      const mark = JSON.stringify([buildingOf(each)?.id, each.row.unit, each.row.room]);
      const isDouble = first.has(mark);
      first.add(mark);
      return isDouble;
    }),
  );
}

/** What stands in the way of one row. */
function faultsOf(each: Placed, { buildingOf, houseOf, doubles }: Known, batch: Batch): readonly Fault[] {
  const house = houseOf(each);
  return [
    ...strayFaults(each, batch),
    ...floorFaults(each.row, buildingOf(each)),
    ...(house ? useFaults(each.row, house) : []),
    ...(doubles.has(each) ? [{ field: null, code: 'ADDRESS_TAKEN' } as const] : []),
  ];
}

const isChanged = (each: Placed, houseOf: HouseOf): boolean => {
  const house = houseOf(each);
  return house !== null && differences(each.row, house).length > 0;
};

/** Puts these rows where they belong: a few questions and a few bulk writes, however many rows. */
export async function applyHouseRows(
  context: Context,
  rows: readonly HouseRow[],
  batch: Batch,
): Promise<readonly Outcome[]> {
  const all = placed(rows, batch);
  const inside = all.filter((each) => strayFaults(each, batch).length === 0);
  const ground = await prepared(context, inside);
  const houseOf = await readHouses(context, inside, ground);
  const found = { ...ground, houseOf, doubles: doublesIn(inside, ground) };
  const faults = new Map(all.map((each) => [each, faultsOf(each, found, batch)] as const));
  const good = inside.filter((each) => faults.get(each)?.length === 0);
  const fresh = good.filter((each) => !houseOf(each));
  const known = good.filter((each) => isChanged(each, houseOf));
  const made = await makeHouses(context, fresh, ground);
  const amended = await changeHouses(context, known, houseOf);
  await reconcileNew(context, made);
  await reconcile(
    context,
    amended.filter((house) => house !== null),
  );
  const madeOf = new Map(fresh.map((each, at) => [each, made[at]] as const));
  const amendedOf = new Map(known.map((each, at) => [each, amended[at]] as const));
  return all.map((each): Outcome => {
    const wrong = faults.get(each) ?? [];
    if (wrong.length > 0) return { kind: 'FAULTY', faults: wrong };
    const created = madeOf.get(each);
    if (created) return { kind: 'CREATED', id: created.id, version: created.version };
    const [house, was] = [amendedOf.get(each), houseOf(each)];
    if (!house || !was) return { kind: 'UNCHANGED' };
    return { kind: 'CHANGED', id: house.id, version: house.version, before: before(was, differences(each.row, was)) };
  });
}
