import { isDoc, toNumber } from '../bson/kinds.ts';
import { toPlain } from '../bson/plain.ts';
import type { Point } from './sphere.ts';

export type Ring = readonly Point[];
export type Polygon = readonly Ring[];

/** A geometry, taken apart. */
export type Shape = {
  readonly points: readonly Point[];
  readonly lines: readonly Ring[];
  readonly polygons: readonly Polygon[];
};

const NOTHING: Shape = { points: [], lines: [], polygons: [] };

type Parse = (coordinates: unknown) => Shape | undefined;

// The geometry objects of GeoJSON (RFC 7946, section 3.1).
const parsers: { readonly [type: string]: Parse } = {
  Point: (value) => (isPoint(value) ? { ...NOTHING, points: [value] } : undefined),
  MultiPoint: (value) => (isList(value, isPoint) ? { ...NOTHING, points: value } : undefined),
  LineString: (value) => (isRing(value) ? { ...NOTHING, lines: [value] } : undefined),
  MultiLineString: (value) => (isList(value, isRing) ? { ...NOTHING, lines: value } : undefined),
  Polygon: (value) => (isPolygon(value) ? { ...NOTHING, polygons: [value] } : undefined),
  MultiPolygon: (value) => (isList(value, isPolygon) ? { ...NOTHING, polygons: value } : undefined),
};

/** The geometry in a GeoJSON object or a pair of coordinates; nothing when it is none. */
export function shapeOf(value: unknown): Shape | undefined {
  const plain = toPlain(value);
  if (Array.isArray(plain)) return parsers['Point']?.(plain);
  if (!isDoc(plain)) return undefined;
  const { type, coordinates, geometries } = plain;
  if (type === 'GeometryCollection') return Array.isArray(geometries) ? together(geometries.map(shapeOf)) : undefined;
  if (typeof type === 'string') return Object.hasOwn(parsers, type) ? parsers[type]?.(coordinates) : undefined;
  // A pair with names, `{ lng, lat }`, as old collections have it.
  return parsers['Point']?.(Object.values(plain));
}

/** The point in a GeoJSON point or a pair of coordinates. */
export function pointOf(value: unknown): Point | undefined {
  if (isDoc(value) && value['$geometry'] !== undefined) return pointOf(value['$geometry']);
  const shape = shapeOf(value);
  return shape && shape.lines.length + shape.polygons.length === 0 ? shape.points[0] : undefined;
}

/** All corners of a geometry. */
export function cornersOf({ points, lines, polygons }: Shape): readonly Point[] {
  return [...points, ...lines.flat(), ...polygons.flat(2)];
}

function together(parts: readonly (Shape | undefined)[]): Shape | undefined {
  return parts.reduce<Shape | undefined>(
    (sum, part) =>
      sum &&
      part && {
        points: [...sum.points, ...part.points],
        lines: [...sum.lines, ...part.lines],
        polygons: [...sum.polygons, ...part.polygons],
      },
    NOTHING,
  );
}

function isPoint(value: unknown): value is Point {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [x, y] = value.map((part) => toNumber(part) ?? Number.NaN);
  return x !== undefined && y !== undefined && Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function isList<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

const SHORTEST_RING = 4;

function isRing(value: unknown): value is Ring {
  return isList(value, isPoint) && value.length > 1;
}

function isPolygon(value: unknown): value is Polygon {
  return isList(value, isRing) && value.every((ring) => ring.length >= SHORTEST_RING);
}
