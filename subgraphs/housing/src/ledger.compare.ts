import type { Batch, Comparison, Fault } from '@linli/imports';
import type { Context } from '@linli/kit';
import type { Building } from './building.model.ts';
import type { House } from './house.model.ts';
import { placed, readGround, readHouses, strayFaults, type Placed } from './ledger.ground.ts';
import type { HouseRow } from './ledger.rules.ts';

/** What a ledger says of a house it may change, by the name of the house's field. */
export const toldOf = ({ floor, size, use, tenure, ownerName, ownerPhone }: HouseRow): Partial<House> =>
  Object.fromEntries(
    Object.entries({ floor, area: size, use, tenure, ownerName, ownerPhone }).filter(([, value]) => value !== null),
  );

/** Fields in which a ledger differs from what is known. */
export const differences = (row: HouseRow, house: House): readonly string[] =>
  Object.entries(toldOf(row))
    .filter(([field, value]) => house[field as keyof House] !== value)
    .map(([field]) => field);

/** A building somebody described has the floors it has. */
export const floorFaults = ({ floor }: HouseRow, building: Building | null): readonly Fault[] =>
  building && !building.fromLedger && (floor > building.floors || floor < -building.basements)
    ? [{ field: 'floor', code: 'FLOOR_INVALID' }]
    : [];

/** A house in which people are registered, or that is let, is used as it is: a ledger does not say otherwise. */
export const useFaults = (row: HouseRow, house: House): readonly Fault[] => {
  if (!row.use || row.use === house.use) return [];
  if (house.registered > 0) return [{ field: 'use', code: 'HOUSE_OCCUPIED' }];
  return house.leases > 0 ? [{ field: 'use', code: 'HOUSE_LEASED' }] : [];
};

function compared(each: Placed, house: House | null): Comparison {
  if (!house) return { kind: 'NEW' };
  const fields = differences(each.row, house);
  if (useFaults(each.row, house).length > 0) return { kind: 'CONFLICT', fields };
  return fields.length > 0 ? { kind: 'CHANGED', fields } : { kind: 'UNCHANGED' };
}

/** What applying these rows would do. */
export async function compareHouseRows(
  context: Context,
  rows: readonly HouseRow[],
  batch: Batch,
): Promise<readonly Comparison[]> {
  const all = placed(rows, batch);
  const { buildingOf } = await readGround(context, all);
  const houseOf = await readHouses(context, all, { buildingOf });
  return all.map((each): Comparison => {
    const faults = [...strayFaults(each, batch), ...floorFaults(each.row, buildingOf(each))];
    return faults.length > 0 ? { kind: 'FAULTY', faults } : compared(each, houseOf(each));
  });
}
