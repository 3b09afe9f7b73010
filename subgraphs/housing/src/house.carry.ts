import { type Context, fail, placeOf } from '@linli/kit';
import { buildings } from './building.model.ts';
import { houses, type House } from './house.model.ts';
import { register, remove } from './house.rules.ts';
import { reconcileNew } from './mismatch.carry.ts';
import { mismatches } from './mismatch.model.ts';
import type { HouseInput } from './schema.types.ts';
import { units } from './unit.model.ts';

/** A house of a building, in a unit the building has. */
export async function settle(context: Context, input: HouseInput): Promise<House> {
  const { open } = context;
  const building = await open(buildings).load(input.building);
  const decision = register(input, building);
  const number = decision.set.unitNumber;
  if (number && !(await open(units).findBy({ building: building.id, number }))) fail('NOT_FOUND', { field: 'unit' });
  const house = await open(houses).insert(placeOf(building), decision);
  await reconcileNew(context, [house]);
  return house;
}

interface Removal {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

/** Takes a house off the register, and with it what did not agree about it. */
export async function takeOff({ open }: Context, { id, version, reason }: Removal): Promise<string> {
  await open(houses).remove(id, version, (house) => remove(house, reason));
  for (const each of await open(mismatches).some({ house: id }, { limit: 10 }))
    await open(mismatches).remove(each.id, null, () => ({}));
  return id;
}

/** Open mismatches of a house; those of a whole building are read in one go. */
export async function mismatchesIn({ open, memo }: Context, { id, building }: House) {
  const all = await memo(`mismatches/${building}`, () =>
    open(mismatches).some({ building, state: 'OPEN' }, { limit: 500 }),
  );
  return all.filter(({ house }) => house === id);
}
