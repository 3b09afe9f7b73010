import type { Collection, Context, Row } from '@linli/kit';
import type { Batch, Fault } from '@linli/imports';
import { isCode, isWithin, writeAddress } from '@linli/vocabulary';
import { buildings, type Building } from './building.model.ts';
import { estates, type Estate } from './estate.model.ts';
import { houses, type House } from './house.model.ts';
import type { HouseRow } from './ledger.rules.ts';

/** A row with the place it belongs to. */
export interface Placed {
  readonly row: HouseRow;
  readonly place: string;
  /** The division of the place: addresses are unique in it. */
  readonly division: string;
}

export const placed = (rows: readonly HouseRow[], { place }: Batch): readonly Placed[] =>
  rows.map((row) => {
    const at = row.place ?? place;
    return { row, place: at, division: at.slice(0, 12) };
  });

/** A row belongs where the job was opened for. */
export const strayFaults = ({ place }: Placed, batch: Batch): readonly Fault[] =>
  isCode(place) && isWithin(place, batch.place) ? [] : [{ field: 'place', code: 'NOT_FOUND' }];

interface Addressed extends Row {
  readonly addressKey: string;
  readonly aliasKeys: readonly string[];
}

// One address lies in a few divisions at most; a reading gives at most 500 rows.
const AT_ONCE = 200;

const markOf = (division: string, key: string): string => `${division}|${key}`;

/** Everything that has one of these addresses, by division and address; a standard address goes before an alias. */
async function byAddress<T extends Addressed>(
  { open }: Context,
  source: Collection<T>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  const each = [...new Set(keys)];
  for (let at = 0; at < each.length; at += AT_ONCE) {
    const some = each.slice(at, at + AT_ONCE);
    const aliased = await open(source).some({ aliasKeys: some } as never, { limit: 500 });
    const standard = await open(source).some({ addressKey: some } as never, { limit: 500 });
    for (const row of aliased) for (const key of row.aliasKeys) found.set(markOf(row.jurisdiction, key), row);
    for (const row of standard) found.set(markOf(row.jurisdiction, row.addressKey), row);
  }
  return found;
}

/** What is known of the ground that these rows speak of. */
export interface Ground {
  readonly estateOf: (row: Placed) => Estate | null;
  readonly buildingOf: (row: Placed) => Building | null;
}

export type HouseOf = (row: Placed) => House | null;

/** Reads estates, then buildings of all rows: a few questions, however many rows. */
export async function readGround(context: Context, rows: readonly Placed[]): Promise<Ground> {
  const named = rows.filter(({ row }) => row.estateName).map(({ row }) => row.area);
  const known = await byAddress(context, estates, named);
  const estateOf = ({ row, division }: Placed): Estate | null =>
    row.estateName ? (known.get(markOf(division, row.area)) ?? null) : null;
  // An estate under another of its names is the same estate.
  const keyOf = (each: Placed): string =>
    writeAddress({ area: estateOf(each)?.addressKey ?? each.row.area, building: each.row.building });
  const raised = await byAddress(context, buildings, rows.map(keyOf));
  return { estateOf, buildingOf: (each) => raised.get(markOf(each.division, keyOf(each))) ?? null };
}

/** Reads the houses of all rows whose building is known. */
export async function readHouses(
  context: Context,
  rows: readonly Placed[],
  { buildingOf }: Pick<Ground, 'buildingOf'>,
): Promise<HouseOf> {
  const doorOf = (each: Placed): string => {
    const { unit, room } = each.row;
    const building = buildingOf(each);
    return building ? writeAddress({ area: building.area, building: building.number, unit, room }) : '';
  };
  const known = await byAddress(context, houses, rows.map(doorOf).filter(Boolean));
  return (each) => known.get(markOf(each.division, doorOf(each))) ?? null;
}
