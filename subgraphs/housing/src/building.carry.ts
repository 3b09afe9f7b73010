import { checkedCode, fail, type Context, placeOf } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import { buildings, type Building } from './building.model.ts';
import { register, registerUnit } from './building.rules.ts';
import { estates, type Estate } from './estate.model.ts';
import type { BuildingInput } from './schema.types.ts';
import { units } from './unit.model.ts';

/** Where a building stands: as told, in the estate's division; the estate's own place when nothing is told. */
function standsAt(told: string | null | undefined, estate: Estate | null): string {
  if (!told) return estate ? placeOf(estate) : fail('VALUE_MISSING', { field: 'place' });
  const place = checkedCode(told, 'place');
  if (estate && !isWithin(place, estate.jurisdiction)) fail('VALUE_INVALID', { field: 'place' });
  return place;
}

/** A building with the units it is told to have. */
export async function raise(context: Context, input: BuildingInput): Promise<Building> {
  const { open, now } = context;
  const estate = input.estate ? await open(estates).load(input.estate) : null;
  const place = standsAt(input.place, estate);
  const building = await open(buildings).insert(place, register(input, { estate, now }));
  const made = Array.from({ length: input.units ?? 0 }, (_, at) => ({
    place,
    decision: registerUnit(building.id, { number: String(at + 1), elevators: 0 }),
  }));
  if (made.length > 0) await open(units).insertMany(made);
  return building;
}
