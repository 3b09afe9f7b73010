import { decode } from '../bson/doc.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { pathOf, valuesIn } from '../bson/path.ts';
import { distance, pointOf } from './geo.ts';
import type { Doc } from '../bson/doc.ts';
import type { Point } from './geo.ts';
import type { Row } from '../store/read.ts';

/** A `$near`: a path, a place and how far around it. */
export type Near = { readonly path: string; readonly place: Point; readonly least: number; readonly most: number };

/** The `$near` or `$nearSphere` of a filter. */
export function nearOf(filter: Doc): Near | undefined {
  for (const [path, condition] of Object.entries(filter)) {
    if (!isDoc(condition)) continue;
    const near = condition['$near'] ?? condition['$nearSphere'];
    const place = near === undefined ? undefined : pointOf(near);
    if (!place) continue;
    const limits = isDoc(near) && '$geometry' in near ? near : condition;
    return {
      path,
      place,
      least: toNumber(limits['$minDistance']) ?? 0,
      most: toNumber(limits['$maxDistance']) ?? Number.POSITIVE_INFINITY,
    };
  }
  return undefined;
}

export type Distant = Row & { readonly distance: number };

/** The rows within reach, the nearest first. */
export function sortByDistance(rows: Iterable<Row>, { path, place, least, most }: Near): readonly Distant[] {
  const reached: Distant[] = [];
  for (const row of rows) {
    const point = valuesIn(decode(row.raw), pathOf(path)).map(pointOf).find(Boolean);
    const metres = point ? distance(place, point) : Number.NaN;
    if (metres >= least && metres <= most) reached.push({ ...row, distance: metres });
  }
  return reached.sort((a, b) => a.distance - b.distance);
}
