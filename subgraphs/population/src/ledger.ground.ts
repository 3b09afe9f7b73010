import type { Batch } from '@linli/imports';
import { type Context, placeOf, type Row } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import { changeRecords, type ChangeRecord } from './change-record.model.ts';
import { households, type Household } from './household.model.ts';
import { knownHouses, type KnownHouse } from './known-house.model.ts';
import type { ResidentRow } from './ledger.rules.ts';
import { nameBirthWord, residents, type Resident } from './resident.model.ts';

type Open = Pick<Context, 'open'>;

// A reading gives at most 500 rows: words that bring several are asked in smaller lots.
const MOST = { limit: 500 };

async function inLots<T>(
  words: readonly string[],
  lot: number,
  ask: (some: readonly string[]) => Promise<readonly T[]>,
) {
  const each = [...new Set(words)];
  const found: T[] = [];
  for (let at = 0; at < each.length; at += lot) found.push(...(await ask(each.slice(at, at + lot))));
  return found;
}

const better = (a: Resident, b: Resident): Resident => (b.status === 'PRESENT' && a.status !== 'PRESENT' ? b : a);

/** The person of a row as the graph knows them: by number, else by name and birth date. Who was merged is who goes on. */
async function readResidents({ open }: Open, rows: readonly ResidentRow[]) {
  const wordOf = ({ known: { idNumber, name, birthDate } }: ResidentRow) =>
    idNumber ? { idNumber } : { nameBirth: nameBirthWord(name, birthDate ?? '') };
  const words = rows.map(wordOf);
  const numbers = words.flatMap(({ idNumber }) => (idNumber ? [idNumber] : []));
  const births = words.flatMap(({ nameBirth }) => (nameBirth ? [nameBirth] : []));
  const none: ReadonlyMap<string, readonly Resident[]> = new Map();
  const byNumber = numbers.length > 0 ? await open(residents).lookupMany('idNumber', [...new Set(numbers)]) : none;
  const byBirth = births.length > 0 ? await open(residents).lookupMany('nameBirth', [...new Set(births)]) : none;
  const first = rows.map((_, at) => {
    const { idNumber, nameBirth } = words[at] ?? {};
    const found = idNumber ? byNumber.get(idNumber) : byBirth.get(nameBirth ?? '');
    return found?.length ? found.reduce(better) : null;
  });
  const ids = first.flatMap((row) => (row?.mergedInto ? [row.mergedInto] : []));
  const survivors = ids.length > 0 ? await open(residents).findMany([...new Set(ids)]) : [];
  const byId = new Map(survivors.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return first.map((row) => (row?.mergedInto ? (byId.get(row.mergedInto) ?? null) : row));
}

/** The house of a row: the one house of its place that an address can mean. */
async function readHouses({ open }: Open, rows: readonly ResidentRow[], batch: Batch) {
  const keys = rows.flatMap(({ addressKeys }) => addressKeys);
  const found = await inLots(keys, 200, (addressKey) => open(knownHouses).some({ addressKey, holds: true }, MOST));
  const byKey = new Map<string, KnownHouse[]>();
  for (const house of found) byKey.set(house.addressKey, [...(byKey.get(house.addressKey) ?? []), house]);
  return ({ addressKeys, place }: ResidentRow): KnownHouse | null => {
    for (const key of addressKeys) {
      const here = (byKey.get(key) ?? []).filter((house) => isWithin(placeOf(house), place ?? batch.place));
      if (here.length > 0) return here.length === 1 ? (here[0] ?? null) : null;
    }
    return null;
  };
}

async function readHouseholds({ open }: Open, rows: readonly ResidentRow[]) {
  const numbers = [...new Set(rows.flatMap(({ household }) => (household ? [household] : [])))];
  const found =
    numbers.length > 0 ? await open(households).lookupMany('number', numbers) : new Map<string, Household[]>();
  return (number: string | null, place: string): Household | null =>
    (found.get(number ?? '') ?? []).find(
      ({ state, jurisdiction }) => state === 'ACTIVE' && jurisdiction === place.slice(0, 12),
    ) ?? null;
}

/** What imports have proposed of these people and nobody has approved: it is not proposed again. */
async function readProposals({ open }: Open, known: readonly Resident[]) {
  const state: ('PENDING' | 'REJECTED')[] = ['PENDING', 'REJECTED'];
  const found = await inLots(
    known.map(({ id }) => id),
    50,
    (residentId) => open(changeRecords).some({ residentId, state }, MOST),
  );
  const byResident = new Map<string, ChangeRecord[]>();
  for (const each of found) byResident.set(each.residentId, [...(byResident.get(each.residentId) ?? []), each]);
  return (id: string): readonly ChangeRecord[] => byResident.get(id) ?? [];
}

/** A row and everything the graph knows about what it says. */
export interface Met {
  readonly row: ResidentRow;
  readonly place: string;
  readonly resident: Resident | null;
  readonly house: KnownHouse | null;
  readonly household: Pick<Household, 'headId' | 'id' | 'version'> | null;
  readonly proposals: readonly ChangeRecord[];
}

/** Reads all that a batch needs: a few questions, however many rows. */
export async function meet(context: Context, rows: readonly ResidentRow[], batch: Batch): Promise<readonly Met[]> {
  const people = await readResidents(context, rows);
  const houseOf = await readHouses(context, rows, batch);
  const householdOf = await readHouseholds(context, rows);
  const proposalsOf = await readProposals(
    context,
    people.filter((row) => row !== null),
  );
  return rows.map((row, at) => {
    const house = houseOf(row);
    const resident = people[at] ?? null;
    const place = house ? placeOf(house) : (row.place ?? (resident ? placeOf(resident) : batch.place));
    const household = row.household ? householdOf(row.household, place) : null;
    return { row, place, resident, house, household, proposals: resident ? proposalsOf(resident.id) : [] };
  });
}

type Standing = Pick<Row, 'id' | 'version'>;

const isSame = (before: readonly Standing[], now: readonly (Standing | null)[]): boolean =>
  before.every(({ version }, at) => now[at]?.version === version);

const each = <T extends Standing>(rows: readonly (T | null)[]): readonly T[] => [
  ...new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : []))).values(),
];

/** Whether the houses and households that were met are as they were. */
export async function stillStands({ open }: Open, met: readonly Met[]): Promise<boolean> {
  const homes = each(met.map(({ house }) => house));
  const families = each(met.map(({ household }) => household));
  const idOf = ({ id }: Standing): string => id;
  return (
    isSame(homes, await open(knownHouses).findMany(homes.map(idOf))) &&
    isSame(families, await open(households).findMany(families.map(idOf)))
  );
}
