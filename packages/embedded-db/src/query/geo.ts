import { refuse } from '../errors.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { inside, sidesOf, touches } from './polygons.ts';
import { cornersOf, pointOf, shapeOf } from './shapes.ts';

export { pointOf };
import { EARTH, capAround, distance } from './sphere.ts';
import type { Doc } from '../bson/doc.ts';
import type { Shape } from './shapes.ts';
import type { Cap, Point } from './sphere.ts';

/** An area that a filter names: a geometry, a circle on the sphere, or a flat box. */
export type Area =
  | { readonly kind: 'shape'; readonly shape: Shape; readonly cap: Cap }
  | { readonly kind: 'circle'; readonly center: Point; readonly metres: number }
  | { readonly kind: 'box'; readonly low: Point; readonly high: Point };

const known = new WeakMap<object, Area>();

/** The area that `$geoWithin` or `$geoIntersects` names. */
export function areaOf(spec: unknown): Area {
  if (!isDoc(spec)) refuse('BadValue', 'A geo query needs a document');
  const found = known.get(spec) ?? parsed(spec);
  known.set(spec, found);
  return found;
}

function parsed({ $geometry, $centerSphere, $box }: Doc): Area {
  if ($geometry !== undefined) {
    const shape = shapeOf($geometry) ?? refuse('BadValue', 'unknown GeoJSON type or bad coordinates in $geometry');
    return { kind: 'shape', shape, cap: capAround(cornersOf(shape)) };
  }
  if (Array.isArray($centerSphere)) {
    const [center, radius] = [pointOf($centerSphere[0]), toNumber($centerSphere[1])];
    if (!center || radius === undefined || radius < 0) refuse('BadValue', 'radius must be a non-negative number');
    return { kind: 'circle', center, metres: radius * EARTH };
  }
  if (Array.isArray($box)) {
    const [low, high] = $box.map(pointOf);
    if (!low || !high) refuse('BadValue', '$box needs two points');
    return { kind: 'box', low, high };
  }
  return refuse('BadValue', 'unknown geo specifier');
}

/** `$geoWithin` with `$geometry`, `$box` or `$centerSphere`: nothing of the geometry lies outside. */
export function isWithin(value: unknown, spec: unknown): boolean {
  const area = areaOf(spec);
  return shapesIn(value).some(
    (shape) => cornersOf(shape).every((corner) => isIn(corner, area)) && staysIn(shape, area),
  );
}

function isIn(point: Point, area: Area): boolean {
  switch (area.kind) {
    case 'circle':
      return distance(point, area.center) <= area.metres;
    case 'box':
      return point[0] >= area.low[0] && point[0] <= area.high[0] && point[1] >= area.low[1] && point[1] <= area.high[1];
    default:
      return inside(area.shape.polygons, point);
  }
}

// Corners may all be inside while a side goes out and comes back.
function staysIn(shape: Shape, area: Area): boolean {
  if (area.kind !== 'shape') return true;
  const sides = sidesOf(shape);
  return sides.length === 0 || !touches(sides, sidesOf(area.shape), { cap: area.cap, isStrict: true });
}

const SAME_PLACE = 0.01; // metres

/** `$geoIntersects`: a corner inside the other, or sides that cross. */
export function intersects(value: unknown, spec: unknown): boolean {
  const area = areaOf(spec);
  if (area.kind !== 'shape') refuse('BadValue', '$geoIntersects needs a $geometry');
  const { shape: other, cap } = area;
  return shapesIn(value).some(
    (shape) =>
      shape.points.some((a) => other.points.some((b) => distance(a, b) < SAME_PLACE)) ||
      cornersOf(shape).some((corner) => inside(other.polygons, corner)) ||
      cornersOf(other).some((corner) => inside(shape.polygons, corner)) ||
      touches(sidesOf(shape), sidesOf(other), { cap, isStrict: false }),
  );
}

/** The geometries at the end of a path: one, or an array of them. */
export function shapesIn(value: unknown): readonly Shape[] {
  const shape = shapeOf(value);
  if (shape) return [shape];
  return Array.isArray(value) ? value.map(shapeOf).filter((one) => one !== undefined) : [];
}
