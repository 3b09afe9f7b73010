import { HALF } from './sphere.ts';
import type { Cap, Point } from './sphere.ts';

/** A piece of the map, as parts of its width and height; it never crosses the antimeridian. */
export type Rect = { readonly west: number; readonly east: number; readonly south: number; readonly north: number };

/** A square of the map: of 2^level by 2^level; its number and those inside it lie from `from` up to, but without, `to`. */
export type Cell = { readonly level: number; readonly from: number; readonly to: number };

/** Squares of the last level are about two metres wide; their numbers have 48 bits. */
export const DEPTH = 24;
const SIDE = 2 ** DEPTH;
const HALF_BITS = 2 ** 12;
// What rounding may move a place by: far less than a millimetre.
const SLACK = 1e-12;

const spread = Array.from({ length: HALF_BITS }, (_, value) => {
  let bits = 0;
  for (let i = 0; i < 12; i++) if (value & (1 << i)) bits += 4 ** i;
  return bits;
});

// Takes turns between the bits of both (Z-order): what is close has mostly the same head.
function numberOf(x: number, y: number): number {
  const part = (value: number): number =>
    (spread[Math.floor(value / HALF_BITS)] ?? 0) * SIDE + (spread[value % HALF_BITS] ?? 0);
  return 2 * part(x) + part(y);
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function step(part: number, level: number): number {
  return Math.min(2 ** level - 1, Math.floor(within(part) * 2 ** level));
}

/** The smallest square around a point. */
export function cellOf([longitude, latitude]: Point): Cell {
  const from = numberOf(step((longitude + 180) / 360, DEPTH), step((latitude + 90) / 180, DEPTH));
  return { level: DEPTH, from, to: from + 1 };
}

/** The middle of one of the smallest squares. */
export function middleOf(number: number): Point {
  let [x, y] = [0, 0];
  for (let half = 1; half >= 0; half--) {
    const bits = half === 1 ? Math.floor(number / SIDE) : number % SIDE;
    x = x * HALF_BITS + gathered(bits >> 1);
    y = y * HALF_BITS + gathered(bits);
  }
  return [((x + 0.5) / SIDE) * 360 - 180, ((y + 0.5) / SIDE) * 180 - 90];
}

// Every second bit of 24.
function gathered(bits: number): number {
  let value = 0;
  for (let i = 0; i < 12; i++) value |= ((bits >> (2 * i)) & 1) << i;
  return value;
}

/** The part of the map between two corners. */
export function rectOf([west, south]: Point, [east, north]: Point): Rect {
  return {
    west: (west + 180) / 360 - SLACK,
    east: (east + 180) / 360 + SLACK,
    south: (south + 90) / 180 - SLACK,
    north: (north + 90) / 180 + SLACK,
  };
}

const WHOLE: Rect = { west: 0, east: 1, south: 0, north: 1 };

/** The parts of the map a cap lies in: two where it crosses the antimeridian, all longitudes where it holds a pole. */
export function rectsOf({ center: [x, y, z], angle }: Cap): readonly Rect[] {
  if (angle >= HALF) return [WHOLE];
  const latitude = Math.asin(Math.min(1, Math.max(-1, z)));
  const south = (latitude - angle) / Math.PI + 0.5 - SLACK;
  const north = (latitude + angle) / Math.PI + 0.5 + SLACK;
  if (south <= 0 || north >= 1) return [{ west: 0, east: 1, south, north }];
  const reach = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(latitude))) / (2 * Math.PI) + SLACK;
  const middle = Math.atan2(y, x) / (2 * Math.PI) + 0.5;
  const [west, east] = [middle - reach, middle + reach];
  if (west <= 0)
    return [
      { west: 0, east, south, north },
      { west: west + 1, east: 1, south, north },
    ];
  if (east >= 1)
    return [
      { west, east: 1, south, north },
      { west: 0, east: east - 1, south, north },
    ];
  return [{ west, east, south, north }];
}

/** The squares of one level that cover some parts of the map: as small as they can be without becoming too many. */
export function cover(rects: readonly Rect[], most: number): readonly Cell[] {
  let level = DEPTH;
  while (level > 0 && rects.reduce((sum, rect) => sum + countOf(rect, level), 0) > most) level--;
  return rects.flatMap((rect) => cellsIn(rect, level));
}

function countOf({ west, east, south, north }: Rect, level: number): number {
  return (step(east, level) - step(west, level) + 1) * (step(north, level) - step(south, level) + 1);
}

function cellsIn({ west, east, south, north }: Rect, level: number): readonly Cell[] {
  const cells: Cell[] = [];
  const scale = 2 ** (DEPTH - level);
  for (let x = step(west, level); x <= step(east, level); x++)
    for (let y = step(south, level); y <= step(north, level); y++) {
      const from = numberOf(x * scale, y * scale);
      cells.push({ level, from, to: from + scale * scale });
    }
  return cells;
}
