import { decode } from '../bson/doc.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { find } from '../query/find.ts';
import { pointOf } from '../query/geo.ts';
import { sortByDistance } from '../query/near.ts';
import { setIn } from './set.ts';
import type { Doc } from '../bson/doc.ts';
import type { Environment } from './run.ts';

/** `$geoNear`: documents by their distance from a point. */
export function* geoNear({ reading, variables }: Environment, ns: string, spec: unknown): Generator<Doc> {
  const options = isDoc(spec) ? spec : {};
  const place = pointOf(options['near']);
  const { distanceField, query } = options;
  if (!place || typeof distanceField !== 'string') refuse('BadValue', '$geoNear needs near and distanceField');
  const collection = reading.store.catalog.find(ns);
  if (!collection) return;
  const indexed = collection.indexes.find((index) => index.special === '2dsphere')?.fields[0]?.path.text;
  const path = typeof options['key'] === 'string' ? options['key'] : indexed;
  if (path === undefined) refuse('IndexNotFound', '$geoNear requires a 2d or 2dsphere index, but none were found');
  const rows = find(reading, collection, { filter: isDoc(query) ? query : {}, variables });
  const least = toNumber(options['minDistance']) ?? 0;
  const most = toNumber(options['maxDistance']) ?? Number.POSITIVE_INFINITY;
  const factor = toNumber(options['distanceMultiplier']) ?? 1;
  for (const { raw, distance } of sortByDistance(rows, { path, place, least, most }))
    yield setIn(decode(raw), distanceField.split('.'), distance * factor);
}
