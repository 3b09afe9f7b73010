import type { Context } from '@linli/kit';
import { doorOf } from './address.rules.ts';
import type { Building } from './building.model.ts';
import { houses, type House } from './house.model.ts';

const MOST = 500;

const inOrder = (one: string, other: string): number => doorOf(one).localeCompare(doorOf(other));

/** A building's houses, floor by floor, the highest first; on a floor by unit and room. */
export async function boardOf({ open }: Context, { id }: Pick<Building, 'id'>) {
  const all = await open(houses).some({ building: id }, { limit: MOST, order: 'door' });
  const floors = new Map<number, House[]>();
  for (const house of all) floors.set(house.floor, [...(floors.get(house.floor) ?? []), house]);
  const numbers = all.flatMap(({ unitNumber }) => (unitNumber ? [unitNumber] : []));
  return {
    units: [...new Set(numbers)].sort(inOrder),
    floors: [...floors].sort(([a], [b]) => b - a).map(([floor, on]) => ({ floor, houses: on })),
    isCut: all.length === MOST && (await open(houses).count({ building: id })) > MOST,
  };
}
