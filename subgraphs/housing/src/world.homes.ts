import { asRow, type Made, type MadeRow, rowOf } from '@linli/kit/world';
import type { Building } from './building.model.ts';
import { register as registerBuilding, registerUnit } from './building.rules.ts';
import { register as registerEstate } from './estate.rules.ts';
import { register as registerHouse } from './house.rules.ts';
import type { HouseUse } from './words.ts';

/** An estate to be made: its buildings are numbered from 1, each at a place of its own. */
export interface EstateWanted extends Made {
  readonly name: string;
  readonly street: string;
  /** A grid for each building. */
  readonly buildings: readonly string[];
}

/** What was made, by the collection it goes into. */
export interface MadeHomes {
  readonly estates: readonly MadeRow[];
  readonly buildings: readonly MadeRow[];
  readonly units: readonly MadeRow[];
  readonly houses: readonly MadeRow[];
}

// Six floors without a lift, or a slab, or a tower.
const shapes = {
  WALK_UP: { floors: 6, units: 3, doors: 2, elevators: 0 },
  SLAB: { floors: 11, units: 2, doors: 2, elevators: 2 },
  TOWER: { floors: 24, units: 1, doors: 4, elevators: 2 },
} as const;
const uses: Readonly<Record<HouseUse, number>> = { OWN: 72, RENTED: 16, VACANT: 9, BUSINESS: 2, COLLECTIVE: 1 };
const tenures = { MARKET: 55, RESETTLED: 30, REFORMED: 8, PUBLIC_RENTAL: 7 } as const;

interface Raised {
  readonly building: MadeRow;
  readonly units: readonly MadeRow[];
  readonly houses: readonly MadeRow[];
}

function houseIn(building: MadeRow, made: Made, { unit, floor, room }: { unit: string; floor: number; room: string }) {
  const { maker } = made;
  const input = {
    building: building.id,
    unit,
    floor,
    room,
    area: maker.between(45, 140),
    use: maker.weighted(uses),
    tenure: maker.weighted(tenures),
    ownerName: maker.name(),
    ownerPhone: maker.phone(),
  };
  const capacity = input.use === 'COLLECTIVE' ? { capacity: 8 } : {};
  return rowOf(made, registerHouse({ ...input, ...capacity }, asRow<Building>(building)));
}

function raise(estate: { readonly id: string; readonly name: string }, number: number, made: Made): Raised {
  const { maker, at } = made;
  const { units: count, doors, ...built } = shapes[maker.weighted({ WALK_UP: 60, SLAB: 25, TOWER: 15 })];
  const input = { estate: estate.id, number: String(number), builtYear: maker.between(1996, 2018), ...built };
  const building = rowOf(made, registerBuilding(input, { estate, now: at }));
  const numbers = Array.from({ length: count }, (_, unit) => String(unit + 1));
  const units = numbers.map((unit) =>
    rowOf(made, registerUnit(building.id, { number: unit, elevators: built.elevators })),
  );
  const houses = numbers.flatMap((unit) =>
    Array.from({ length: built.floors * doors }, (_, door) => {
      const floor = Math.floor(door / doors) + 1;
      return houseIn(building, made, { unit, floor, room: `${floor}${String((door % doors) + 1).padStart(2, '0')}` });
    }),
  );
  return { building, units, houses };
}

/** One estate with its buildings, units and houses, by the rules they are registered by. */
export function homesOf({ name, street, buildings, ...made }: EstateWanted): MadeHomes {
  const estate = rowOf(made, registerEstate({ place: made.place, name, street }));
  const raised = buildings.map((place, at) => raise({ id: estate.id, name }, at + 1, { ...made, place }));
  return {
    estates: [estate],
    buildings: raised.map(({ building }) => building),
    units: raised.flatMap(({ units }) => units),
    houses: raised.flatMap(({ houses }) => houses),
  };
}
