import { HALF, capAround, clipped, planeAt, vectorOf } from './sphere.ts';
import type { Cap, Flat, Plane, Point, Vector } from './sphere.ts';
import type { Polygon, Shape } from './shapes.ts';

/** A side between two corners, the short way. */
export type Side = readonly [Point, Point];

type Prepared = { readonly plane: Plane | undefined; readonly rings: readonly (readonly Flat[])[] };

const known = new WeakMap<Polygon, Prepared>();

/** True when a point lies in any of some polygons, and in none of its holes. */
export function inside(polygons: readonly Polygon[], point: Point): boolean {
  return polygons.some((polygon) => {
    const { plane, rings } = prepared(polygon);
    const vector = vectorOf(point);
    if (plane && !plane.isOn(vector)) return false;
    const flat = plane ? plane.project(vector) : point;
    const [outer, ...holes] = rings;
    if (!outer) return false;
    return isOnRing(flat, outer) || (isInRing(flat, outer) && !holes.some((hole) => isInHole(flat, hole)));
  });
}

// Half the earth and more does not fit onto a plane: there, degrees are taken as if they were flat.
function prepared(polygon: Polygon): Prepared {
  const found = known.get(polygon);
  if (found) return found;
  const cap = capAround(polygon.flat());
  const plane = cap.angle < HALF ? planeAt(cap.center) : undefined;
  const rings = plane ? polygon.map((ring) => ring.map((corner) => plane.project(vectorOf(corner)))) : polygon;
  const made = { plane, rings };
  known.set(polygon, made);
  return made;
}

function isInHole(point: Flat, hole: readonly Flat[]): boolean {
  return isInRing(point, hole) && !isOnRing(point, hole);
}

// Some thousandths of a millimetre.
const WIDTH = 1e-12;

// The border belongs to the polygon.
function isOnRing(point: Flat, ring: readonly Flat[]): boolean {
  return ring.some((corner, i) => {
    const before = ring[i - 1];
    if (!before) return false;
    const length = Math.hypot(corner[0] - before[0], corner[1] - before[1]);
    return Math.abs(turn(before, corner, point)) <= WIDTH * length && boxesMeet([before, corner], [point, point]);
  });
}

// Counts the sides to the right of the point: an odd number means inside.
function isInRing([x, y]: Flat, ring: readonly Flat[]): boolean {
  let isInside = false;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before && corner[1] > y !== before[1] > y) {
      const crossing = ((before[0] - corner[0]) * (y - corner[1])) / (before[1] - corner[1]) + corner[0];
      if (x < crossing) isInside = !isInside;
    }
    before = corner;
  }
  return isInside;
}

/** The sides of lines and polygons. */
export function sidesOf({ lines, polygons }: Shape): readonly Side[] {
  return [...lines, ...polygons.flat()].flatMap((ring) =>
    ring.slice(1).map((corner, i): Side => [ring[i] ?? corner, corner]),
  );
}

type Around = { readonly cap: Cap; readonly isStrict: boolean };

/** True when sides cross; strictly, touching is not crossing. */
export function touches(sides: readonly Side[], others: readonly Side[], { cap, isStrict }: Around): boolean {
  if (sides.length === 0 || others.length === 0) return false;
  const plane = cap.angle < HALF ? planeAt(cap.center) : undefined;
  const mine = flattened(sides, plane);
  const theirs = flattened(others, plane);
  return mine.some((one) => theirs.some((other) => doCross(one, other, isStrict)));
}

type FlatSide = readonly [Flat, Flat];

function flattened(sides: readonly Side[], plane: Plane | undefined): readonly FlatSide[] {
  if (!plane) return sides;
  return sides.flatMap(([a, b]) => {
    const part = clipped(plane, vectorOf(a), vectorOf(b));
    return part ? [part.map((end: Vector) => plane.project(end)) as unknown as FlatSide] : [];
  });
}

function turn(a: Flat, b: Flat, c: Flat): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function doCross([a, b]: FlatSide, [c, d]: FlatSide, isStrict: boolean): boolean {
  const first = turn(a, b, c) * turn(a, b, d);
  const second = turn(c, d, a) * turn(c, d, b);
  if (isStrict) return first < 0 && second < 0;
  return first <= 0 && second <= 0 && boxesMeet([a, b], [c, d]);
}

// Sides on one line cross only where they overlap.
function boxesMeet([a, b]: FlatSide, [c, d]: FlatSide): boolean {
  return ([0, 1] as const).every(
    (axis) =>
      Math.max(a[axis], b[axis]) + WIDTH >= Math.min(c[axis], d[axis]) &&
      Math.max(c[axis], d[axis]) + WIDTH >= Math.min(a[axis], b[axis]),
  );
}
