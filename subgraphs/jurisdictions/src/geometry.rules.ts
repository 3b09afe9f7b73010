import { fail } from '@linli/kit';

/** Longitude and latitude, WGS 84. */
export type Place = readonly [lng: number, lat: number];
type Rings = readonly (readonly (readonly number[])[])[];

interface Drawing {
  readonly coordinates: Rings;
}

/** A stored border. */
interface Border extends Drawing {
  readonly type: 'Polygon';
}

const MOST_POSITIONS = 500;
const MOST_CELLS = 400;
// A cell is a hundredth of a degree, about a kilometre: fine enough that few grids share one.
const CELLS_A_DEGREE = 100;

const at = (numbers: readonly number[]): Place => [numbers[0] ?? NaN, numbers[1] ?? NaN];

const onEarth = ([lng, lat]: Place): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;

const edgesOf = (ring: readonly Place[]): readonly (readonly [Place, Place])[] =>
  ring.slice(1).map((end, index) => [ring[index] ?? end, end]);

const turn = ([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

const crosses = ([a, b]: readonly [Place, Place], [c, d]: readonly [Place, Place]): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

const crossesItself = (ring: readonly Place[]): boolean => {
  const edges = edgesOf(ring);
  return edges.some((edge, index) => edges.slice(index + 1).some((other) => crosses(edge, other)));
};

const areaOf = (ring: readonly Place[]): number =>
  Math.abs(edgesOf(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0)) / 2;

function problemOf(ring: readonly Place[]): string | null {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4) return 'positions';
  if (!ring.every(onEarth)) return 'range';
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'open';
  if (areaOf(ring) === 0) return 'area';
  return crossesItself(ring) ? 'crossing' : null;
}

/** The cells a border covers, by its bounding box: candidates of a position are grids that share its cell. */
function cellsOf(rings: Rings): readonly string[] {
  const outer = (rings[0] ?? []).map(at);
  const column = outer.map(([lng]) => Math.floor(lng * CELLS_A_DEGREE));
  const row = outer.map(([, lat]) => Math.floor(lat * CELLS_A_DEGREE));
  const [west, east, south, north] = [Math.min(...column), Math.max(...column), Math.min(...row), Math.max(...row)];
  if ((east - west + 1) * (north - south + 1) > MOST_CELLS) fail('GRID_SHAPE', { field: 'geometry', problem: 'size' });
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return range(west, east).flatMap((x) => range(south, north).map((y) => `${x}:${y}`));
}

/** The cell of a position. */
export const cellAt = ([lng, lat]: Place): string =>
  `${Math.floor(lng * CELLS_A_DEGREE)}:${Math.floor(lat * CELLS_A_DEGREE)}`;

/** What a drawn border is stored as; refused when it is no simple closed polygon. */
export function drawn(geometry: Drawing | null | undefined): { border: Border | null; cells: string[] } {
  if (!geometry) return { border: null, cells: [] };
  const rings = geometry.coordinates;
  if (rings.length === 0 || rings.flat().length > MOST_POSITIONS)
    fail('GRID_SHAPE', { field: 'geometry', problem: 'positions' });
  const problem = rings.map((ring) => problemOf(ring.map(at))).find(Boolean);
  if (problem) fail('GRID_SHAPE', { field: 'geometry', problem });
  const coordinates = rings.map((ring) => ring.map((numbers) => [...at(numbers)]));
  return { border: { type: 'Polygon', coordinates }, cells: [...cellsOf(rings)] };
}

const insideRing = (ring: readonly Place[], [x, y]: Place): boolean =>
  edgesOf(ring).filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax)
    .length %
    2 ===
  1;

/** Whether a position lies inside the outer ring and in none of the holes. */
export function isInside(border: Drawing | null | undefined, place: Place): boolean {
  const [outer, ...holes] = (border?.coordinates ?? []).map((ring) => ring.map(at));
  return outer !== undefined && insideRing(outer, place) && !holes.some((hole) => insideRing(hole, place));
}
