import { createHash } from 'node:crypto';
import type { Held } from './assignments.ts';
import { positionIn } from './boxes.ts';
import { type Chance, chanceOf, idAt } from './chance.ts';
import type { GridType, MadeGrid } from './grids.ts';
import { type MadeWorker, workerAt } from './people.ts';
import type { Place } from './places.ts';
import type { WorldRow } from './row.ts';

/** A thing that carries a code. */
export interface MadePoint {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
  readonly token: string;
  readonly row: WorldRow;
  readonly code: WorldRow;
}

const kinds: Readonly<Record<GridType, readonly string[]>> = {
  RESIDENTIAL: ['BUILDING'],
  STREET_FACE: ['SHOP', 'SHOP', 'SHOP', 'PATROL'],
  COMMERCIAL: ['COMMERCIAL', 'SHOP', 'FACILITY'],
};

const words: Readonly<Record<string, string>> = {
  BUILDING: '号楼',
  SHOP: '号商铺',
  PATROL: '号巡查点',
  COMMERCIAL: '号商务楼',
  FACILITY: '号公共设施',
};

// Codes of a demonstration: the same in every world of one seed, so that a printed page stays good.
const tokenOf = (seed: number, id: string): string =>
  createHash('sha256').update(`linli/${seed}/${id}`).digest('base64url').slice(0, 22);

interface Standing {
  readonly at: Date;
  readonly seed: number;
  readonly chance: Chance;
}

/** What is told of one point before it has an id. */
interface Told {
  readonly kind: string;
  readonly place: string;
  readonly name: string;
  readonly position?: { readonly lng: number; readonly lat: number };
  readonly gaps?: readonly string[];
}

function pointAt({ at, seed, chance }: Standing, { gaps, ...told }: Told, id = idAt(at, chance)): MadePoint {
  const token = tokenOf(seed, id);
  const by = 'svc:world';
  const { kind, place, name, position } = told;
  const team = gaps ? { gaps, teamComplete: gaps.length === 0 } : { gaps: [] };
  return {
    id,
    kind,
    place,
    token,
    row: { id, place, at, by, set: { kind, name, status: 'ACTIVE', position, ...team } },
    code: { id: idAt(at, chance), place, at, by, set: { token, point: id, kind, status: 'ACTIVE', printedAt: at } },
  };
}

/** Three heads and three members of a building 三长三员, in the order in which they are asked for. */
const seats = [
  ['PARTY_GROUP_HEAD', 'VOLUNTEER'],
  ['BUILDING_HEAD', 'VOLUNTEER'],
  ['RESIDENT_GROUP_HEAD', 'VOLUNTEER'],
  ['GRID_WORKER', 'GRID_STAFF'],
  ['INFO_OFFICER', 'VOLUNTEER'],
  ['VOLUNTEER', 'VOLUNTEER'],
] as const;

/** Points with their codes, and the people who sit in their buildings. */
export interface Standings {
  readonly points: readonly MadePoint[];
  readonly workers: readonly MadeWorker[];
  readonly held: readonly Held[];
}

// Most seats are filled; what is missing is what the console warns of.
const FILLED = 0.88;

function seatsOf(standing: Standing, grid: MadeGrid, building: string): readonly Held[] {
  const home = grid.code.slice(0, 12);
  return seats
    .filter(() => standing.chance.happens(FILLED))
    .map(([role, kind]) => ({ worker: workerAt(standing, { kind, home }), place: grid.code, role, building }));
}

function standingIn(standing: Standing, grid: MadeGrid, at: number): { point: MadePoint; held: readonly Held[] } {
  const { chance } = standing;
  const kind = chance.pick(kinds[grid.type]);
  const position = positionIn(grid.box, chance.next(), chance.next());
  const told = { kind, place: grid.code, name: `${grid.name}${at}${words[kind] ?? ''}`, position };
  if (kind !== 'BUILDING') return { point: pointAt(standing, told), held: [] };
  const id = idAt(standing.at, chance);
  const held = seatsOf(standing, grid, id);
  const filled = new Set(held.map(({ role }) => role));
  const gaps = seats.map(([role]) => role).filter((role) => !filled.has(role));
  return { point: pointAt(standing, { ...told, gaps }, id), held };
}

/**
 * A point for every third-level grid, and so many facilities on the place itself: 745 and 4 make the 749 codes of
 * 滨湖世纪 (745 with our assumption of 455 residential third-level grids).
 */
export function pointsOf(
  place: Place,
  grids: readonly MadeGrid[],
  facilities: number,
  made: Omit<Standing, 'chance'>,
): Standings {
  const standing = { ...made, chance: chanceOf(made.seed) };
  const inGrids = grids.filter(({ level }) => level === 3).map((grid, at) => standingIn(standing, grid, at + 1));
  const common = Array.from({ length: facilities }, (_, at) =>
    pointAt(standing, { kind: 'FACILITY', place: place.code, name: `${place.name}便民服务点${at + 1}` }),
  );
  const held = inGrids.flatMap((each) => each.held);
  return {
    points: [...inGrids.map(({ point }) => point), ...common],
    workers: held.map(({ worker }) => worker),
    held,
  };
}
