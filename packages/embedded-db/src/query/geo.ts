import { refuse } from '../errors.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { toPlain } from '../bson/plain.ts';

/** Longitude and latitude, in degrees. */
export type Point = readonly [number, number];
type Ring = readonly Point[];
type Polygon = readonly Ring[];

// The radius MongoDB converts distances with ($centerSphere in its manual: 6,378.1 km).
const EARTH = 6_378_100;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points on the sphere (haversine). */
export function distance([x1, y1]: Point, [x2, y2]: Point): number {
  const h =
    Math.sin(radians(y2 - y1) / 2) ** 2 +
    Math.cos(radians(y1)) * Math.cos(radians(y2)) * Math.sin(radians(x2 - x1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point in a GeoJSON point or a coordinate pair. */
export function pointOf(value: unknown): Point | undefined {
  if (Array.isArray(value)) return toNumber(value[0]) === undefined ? undefined : (toPlain(value) as Point);
  if (!isDoc(value)) return undefined;
  if (value['$geometry'] !== undefined) return pointOf(value['$geometry']);
  return value['type'] === 'Point' ? pointOf(value['coordinates']) : undefined;
}

function polygonsOf(value: unknown): readonly Polygon[] {
  if (!isDoc(value)) return [];
  if (value['type'] === 'Polygon') return [toPlain(value['coordinates']) as Polygon];
  return value['type'] === 'MultiPolygon' ? (toPlain(value['coordinates']) as readonly Polygon[]) : [];
}

function pointsOf(value: unknown): readonly Point[] {
  const point = pointOf(value);
  if (point) return [point];
  if (!isDoc(value)) return [];
  const { type, coordinates } = value;
  if (type === 'LineString' || type === 'MultiPoint') return coordinates as Ring;
  return polygonsOf(value).flat(2);
}

// Counts the edges to the right of the point: an odd number means inside.
function isInRing([x, y]: Point, ring: Ring): boolean {
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

function isInPolygon(point: Point, [outer, ...holes]: Polygon): boolean {
  return outer !== undefined && isInRing(point, outer) && !holes.some((hole) => isInRing(point, hole));
}

/** `$geoWithin` with `$geometry`, `$box` or `$centerSphere`. */
export function isWithin(value: unknown, shape: unknown): boolean {
  const points = pointsOf(value);
  const inside = insideOf(isDoc(shape) ? shape : {});
  return points.length > 0 && points.every(inside);
}

function insideOf(shape: { readonly [key: string]: unknown }): (point: Point) => boolean {
  const { $geometry, $centerSphere, $box } = shape;
  if ($geometry) return (point) => polygonsOf($geometry).some((polygon) => isInPolygon(point, polygon));
  if (Array.isArray($centerSphere)) {
    const [center, radius] = $centerSphere as [Point, number];
    return (point) => distance(point, center) <= radius * EARTH;
  }
  if (Array.isArray($box)) {
    const [low, high] = $box as [Point, Point];
    return ([x, y]) => x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1];
  }
  return refuse('BadValue', 'unknown geo specifier');
}

type Segment = readonly [Point, Point];

function segmentsOf(value: unknown): readonly Segment[] {
  const rings = isDoc(value) && value['type'] === 'LineString' ? [pointsOf(value)] : polygonsOf(value).flat();
  return rings.flatMap((ring) => ring.slice(1).map((point, i): Segment => [ring[i] ?? point, point]));
}

function side(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function doCross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

const SAME_PLACE = 0.01; // metres

/** `$geoIntersects`: a corner inside the other, or edges that cross. */
export function intersects(value: unknown, shape: unknown): boolean {
  const other = isDoc(shape) ? shape['$geometry'] : undefined;
  const [here, there] = [pointOf(value), pointOf(other)];
  if (here && there) return distance(here, there) < SAME_PLACE;
  return (
    pointsOf(value).some((point) => polygonsOf(other).some((polygon) => isInPolygon(point, polygon))) ||
    pointsOf(other).some((point) => polygonsOf(value).some((polygon) => isInPolygon(point, polygon))) ||
    segmentsOf(value).some((edge) => segmentsOf(other).some((facing) => doCross(edge, facing)))
  );
}
