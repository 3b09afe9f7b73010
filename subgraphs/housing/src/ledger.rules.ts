import type { Cells, Fault, Read } from '@linli/imports';
import { areaOf, KEY_LENGTH, numberOf, writeAddress } from '@linli/vocabulary';
import type { HouseTenure, HouseUse } from './words.ts';

/** A house as a ledger says it. Null is what the ledger does not say. */
export interface HouseRow {
  readonly place: string | null;
  /** Name of the estate, or road and door number. */
  readonly area: string;
  readonly estateName: string | null;
  readonly building: string;
  readonly unit: string | null;
  readonly room: string;
  readonly floor: number;
  readonly size: number | null;
  readonly use: HouseUse | null;
  readonly tenure: HouseTenure | null;
  readonly ownerName: string | null;
  readonly ownerPhone: string | null;
}

const LARGEST = 100_000;
const HIGHEST = 200;
const LOWEST = -20;

/** The floor a room number speaks of: 1203 is on the twelfth, B101 below ground. */
function floorOf(room: string): number | null {
  const below = /^B(\d)\d{2}$/u.exec(room)?.[1];
  if (below) return -Number(below);
  const above = /^(\d{1,2})\d{2}[A-Z]?$/u.exec(room)?.[1];
  return above && Number(above) > 0 ? Number(above) : null;
}

const figure = (text: string | null | undefined): number | null => (text ? Number(text) : null);

type Told = HouseRow & { readonly told: number | null };

const isFloor = (floor: number): boolean =>
  Number.isInteger(floor) && floor !== 0 && floor >= LOWEST && floor <= HIGHEST;

const missingIn = ({ area, building, room, told }: Told): readonly Fault[] =>
  Object.entries({ estate: area, building, room, floor: told })
    .filter(([, value]) => value === '' || value === null)
    .map(([field]) => ({ field, code: 'VALUE_MISSING' }));

function faultsOf(row: Told): readonly Fault[] {
  const { told, size } = row;
  const faults: Fault[] = [...missingIn(row)];
  if (told !== null && !isFloor(told)) faults.push({ field: 'floor', code: 'FLOOR_INVALID' });
  if (size !== null && !(size > 0 && size <= LARGEST)) faults.push({ field: 'area', code: 'VALUE_INVALID' });
  if ([...writeAddress(row)].length > KEY_LENGTH) faults.push({ field: null, code: 'ADDRESS_INVALID' });
  return faults;
}

// Cells have passed their column's list of codes already.
const coded = ({ use, tenure }: Cells) => ({
  use: (use ?? null) as HouseUse | null,
  tenure: (tenure ?? null) as HouseTenure | null,
});

const standing = ({ estate, street, building, unit, room }: Cells) => {
  const estateName = estate?.trim() || null;
  return {
    area: areaOf(estateName ?? street ?? ''),
    estateName,
    building: numberOf(building ?? ''),
    unit: numberOf(unit ?? '') || null,
    room: numberOf(room ?? ''),
  };
};

/** A row of a ledger as a house, or what is wrong with it. */
export function houseFromLedger(cells: Cells): Read<HouseRow> {
  const { place = null, ownerName = null, ownerPhone = null } = cells;
  const stands = standing(cells);
  const told = figure(cells['floor']) ?? floorOf(stands.room);
  const size = figure(cells['area']);
  const row: HouseRow = { place, ...stands, floor: told ?? 0, size, ...coded(cells), ownerName, ownerPhone };
  const faults = faultsOf({ ...row, told });
  return faults.length > 0 ? { faults } : { row };
}

/** Two rows with this in common speak of one house. */
export const keyOfRow = ({ place, area, building, unit, room }: HouseRow): string =>
  `${place?.slice(0, 12) ?? ''}|${writeAddress({ area, building, unit, room })}`;
