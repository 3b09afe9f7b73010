import { isDoc, toNumber } from '../bson/kinds.ts';
import { readValue } from '../bson/doc.ts';
import { pathOf, valuesInRaw, walkRaw } from '../bson/path.ts';
import { BSON, elements, findElement } from '../bson/raw.ts';
import { refuse } from '../errors.ts';
import { pointOf, shapesIn } from './geo.ts';
import { EARTH, distance } from './sphere.ts';
import type { Doc } from '../bson/doc.ts';
import type { Path } from '../bson/path.ts';
import type { Point } from './sphere.ts';

/** A `$near`: a path, a place and how far around it, in metres. */
export type Near = { readonly path: string; readonly place: Point; readonly least: number; readonly most: number };

/** The `$near` or `$nearSphere` of a filter. */
export function nearOf(filter: Doc): Near | undefined {
  for (const [path, condition] of clausesOf(filter)) {
    if (!isDoc(condition)) continue;
    const near = condition['$near'] ?? condition['$nearSphere'];
    if (near === undefined) continue;
    const place = pointOf(near) ?? refuse('BadValue', 'invalid point in geo near query');
    const isGeoJson = isDoc(near) && '$geometry' in near;
    const limits = isGeoJson ? near : condition;
    // Beside a plain pair the distances are angles.
    const unit = isGeoJson ? 1 : EARTH;
    return {
      path,
      place,
      least: (toNumber(limits['$minDistance']) ?? 0) * unit,
      most: (toNumber(limits['$maxDistance']) ?? Number.POSITIVE_INFINITY) * unit,
    };
  }
  return undefined;
}

// What an `$and` joins holds like what stands beside it.
function* clausesOf(filter: Doc): Generator<readonly [path: string, condition: unknown]> {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) for (const part of condition.filter(isDoc)) yield* clausesOf(part);
    else yield [path, condition];
  }
}

/** How many metres a document lies from the place; NaN when it has none. */
export function distanceOf(raw: Buffer, { path, place }: Near): number {
  const only = pointIn(raw, pathOf(path));
  if (only) return distance(place, only);
  const points = valuesInRaw(raw, pathOf(path))
    .flatMap(shapesIn)
    .flatMap((shape) => shape.points);
  return points.length === 0 ? Number.NaN : Math.min(...points.map((point) => distance(place, point)));
}

const POINT = Buffer.from('\x02type\0\x06\0\0\0Point\0', 'latin1');
const COORDINATES = Buffer.from('coordinates');

// The point of nearly every document: read where it lies, without decoding what is around it.
function pointIn(raw: Buffer, path: Path): Point | undefined {
  const numbers: number[] = [];
  walkRaw(raw, path, (type, at) => {
    if (type !== BSON.object || POINT.compare(raw, at + 4, at + 4 + POINT.length) !== 0) return;
    const list = findElement(raw, at, COORDINATES);
    if (list < 0 || raw[list] !== BSON.array) return;
    elements(raw, list + COORDINATES.length + 2, (kind, _, value) => {
      numbers.push(toNumber(readValue(raw, kind, value)) ?? Number.NaN);
    });
  });
  const [x = Number.NaN, y = Number.NaN] = numbers;
  return numbers.length === 2 && !Number.isNaN(x + y) ? [x, y] : undefined;
}

const NEAR = new Set(['$near', '$nearSphere', '$minDistance', '$maxDistance']);

/** What a filter says beside its `$near`. */
export function besideNear(filter: Doc, near: Near): Doc {
  const entries = Object.entries(filter).flatMap(([name, condition]): readonly (readonly [string, unknown])[] => {
    if (name === '$and' && Array.isArray(condition)) {
      const parts = condition.filter(isDoc).map((part) => besideNear(part, near));
      const others = parts.filter((part) => Object.keys(part).length > 0);
      return others.length > 0 ? [[name, others]] : [];
    }
    if (name !== near.path || !isDoc(condition)) return [[name, condition]];
    const others = Object.entries(condition).filter(([operator]) => !NEAR.has(operator));
    return others.length > 0 ? [[name, Object.fromEntries(others)]] : [];
  });
  return Object.fromEntries(entries);
}
