import type { Context } from '@linli/kit';
import { type Candidate, lessFor, ranked } from './address.candidates.ts';
import { type AddressLayers, readAddress, withoutDivisions, writeAddress } from '@linli/vocabulary';
import { alike, piecesOf } from './address.score.ts';
import { buildings, type Building } from './building.model.ts';
import { estates, type Estate } from './estate.model.ts';
import { houses, type House } from './house.model.ts';

const FEW = 20;
const ALIAS = 0.95;
// A name that is only alike is never as good as one that is known.
const ALIKE = 0.8;
const LEAST_ALIKE = 0.2;
const UNIT_LEFT_OUT = 0.9;

/** An area that may be meant: an estate, or the road itself. */
interface Area {
  readonly name: string;
  readonly estate: Estate | null;
  readonly score: number;
}

async function knownAreas({ open }: Context, names: readonly string[]): Promise<readonly Area[]> {
  const [standard, aliased] = await Promise.all([
    open(estates).some({ addressKey: names }, { limit: FEW }),
    open(estates).some({ aliasKeys: names }, { limit: FEW }),
  ]);
  return [
    ...standard.map((estate) => ({ name: estate.addressKey, estate, score: 1 })),
    ...aliased.map((estate) => ({ name: estate.addressKey, estate, score: ALIAS })),
  ];
}

async function alikeAreas({ open }: Context, name: string): Promise<readonly Area[]> {
  for (const search of piecesOf(name)) {
    const { nodes } = await open(estates).page({}, { first: FEW, search });
    const scored = nodes.map((estate) => ({
      name: estate.addressKey,
      estate,
      score: ALIKE * Math.max(...[estate.addressKey, ...estate.aliasKeys].map((each) => alike(name, each))),
    }));
    const good = scored.filter(({ score }) => score >= LEAST_ALIKE);
    if (good.length > 0) return good;
  }
  return [];
}

interface Found {
  readonly building: Building;
  readonly estate: Estate | null;
  readonly score: number;
}

async function buildingsOf({ open }: Context, areas: readonly Area[], building: string): Promise<readonly Found[]> {
  const byKey = new Map(areas.map((area) => [writeAddress({ area: area.name, building }), area]));
  const keys = [...byKey.keys()];
  const [standard, aliased] = await Promise.all([
    open(buildings).some({ addressKey: keys }, { limit: FEW }),
    open(buildings).some({ aliasKeys: keys }, { limit: FEW }),
  ]);
  const plain = standard.map((row) => ({ row, area: byKey.get(row.addressKey), worth: 1 }));
  const other = aliased.map((row) => ({
    row,
    area: byKey.get(row.aliasKeys.find((key) => byKey.has(key)) ?? ''),
    worth: ALIAS,
  }));
  return [...plain, ...other].map(({ row, area, worth }) => ({
    building: row,
    estate: area?.estate ?? null,
    score: worth * (area?.score ?? ALIAS),
  }));
}

/** Houses of a building with that room; a unit that was left out may be any. */
async function roomsOf({ open }: Context, { building, estate, score }: Found, read: AddressLayers) {
  const { unit, room } = read;
  const all = await open(houses).some({ building: building.id, room: room ?? '' }, { limit: FEW });
  const meant = all.filter(({ unitNumber }) => (unit ? unitNumber === unit : true));
  return meant.map((house: House): Candidate => {
    const isWhole = !house.unitNumber || Boolean(unit);
    return { score: score * (isWhole ? 1 : UNIT_LEFT_OUT), missing: [], estate, building, house };
  });
}

const estateAlone = ({ estate, score }: Area, { building, room }: AddressLayers): readonly Candidate[] => {
  const missing = [...(building ? (['BUILDING'] as const) : []), ...(room ? (['ROOM'] as const) : [])];
  return estate ? [{ score: score * lessFor(missing), missing, estate, building: null, house: null }] : [];
};

async function inside(context: Context, found: Found, read: AddressLayers): Promise<readonly Candidate[]> {
  const { building, estate, score } = found;
  const missing = read.room ? (['ROOM'] as const) : [];
  const alone: Candidate = { score: score * lessFor(missing), missing, estate, building, house: null };
  if (!read.room) return [alone];
  const rooms = await roomsOf(context, found, read);
  return rooms.length > 0 ? rooms : [alone];
}

async function deepen(context: Context, areas: readonly Area[], read: AddressLayers): Promise<readonly Candidate[]> {
  if (!read.building) return areas.flatMap((area) => estateAlone(area, read));
  const found = await buildingsOf(context, areas, read.building);
  const rooms = await Promise.all(found.map((each) => inside(context, each, read)));
  const reached = new Set(found.map(({ estate }) => estate?.id));
  const left = areas.filter(({ estate }) => estate && !reached.has(estate.id));
  return [...rooms.flat(), ...left.flatMap((area) => estateAlone(area, read))];
}

/** Things with just this alias. */
async function byAlias({ open }: Context, keys: readonly string[]): Promise<readonly Candidate[]> {
  const [of, in_] = await Promise.all([
    open(houses).some({ aliasKeys: keys }, { limit: FEW }),
    open(buildings).some({ aliasKeys: keys }, { limit: FEW }),
  ]);
  const plain = { score: ALIAS, missing: [], estate: null, building: null, house: null };
  return [...of.map((house) => ({ ...plain, house })), ...in_.map((building) => ({ ...plain, building }))];
}

/** What an address may mean, inside the caller's place: known names first, alike ones only when there is no other. */
export async function lookUp(context: Context, text: string) {
  const read = readAddress(text);
  const names = withoutDivisions(read.area);
  const roads = names.map((name) => ({ name, estate: null, score: 1 }));
  const keys = names.map((area) => writeAddress({ ...read, area }));
  const known = await knownAreas(context, names);
  const certain = [...(await byAlias(context, keys)), ...(await deepen(context, [...roads, ...known], read))];
  if (certain.length > 0 || !read.area) return { normalised: writeAddress(read), candidates: ranked(certain) };
  const guessed = await alikeAreas(context, names.at(-1) ?? read.area);
  return { normalised: writeAddress(read), candidates: ranked(await deepen(context, guessed, read)) };
}
