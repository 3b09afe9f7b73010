import { decode } from '../bson/doc.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { pointOf } from '../query/geo.ts';
import { nearest } from '../query/nearest.ts';
import { setIn } from './set.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Environment } from './environment.ts';

/** `$geoNear`: documents by their distance from a point. */
export function* geoNear({ reading, variables, snapshot }: Environment, ns: string, spec: unknown): Generator<Doc> {
  const options = isDoc(spec) ? spec : {};
  const place = pointOf(options['near']);
  const { distanceField, query } = options;
  if (!place || typeof distanceField !== 'string') refuse('BadValue', '$geoNear needs near and distanceField');
  const collection = reading.store.catalog.find(ns);
  if (!collection) return;
  const path = pathIn(collection, options['key']);
  const asked = { filter: isDoc(query) ? query : {}, variables, snapshot };
  const numberIn = (name: string, fallback: number): number => toNumber(options[name]) ?? fallback;
  const [least, most] = [numberIn('minDistance', 0), numberIn('maxDistance', Number.POSITIVE_INFINITY)];
  const near = { path, place, least, most };
  const factor = numberIn('distanceMultiplier', 1);
  for (const { raw, distance } of nearest(reading, collection, { query: asked, near }))
    yield setIn(decode(raw), distanceField.split('.'), distance * factor);
}

function pathIn({ indexes }: Collection, key: unknown): string {
  if (typeof key === 'string') return key;
  const index = indexes.find(({ special }) => special === '2dsphere');
  const field = Object.entries(isDoc(index?.spec['key']) ? index.spec['key'] : {}).find(
    ([, kind]) => kind === '2dsphere',
  );
  return field?.[0] ?? refuse('IndexNotFound', '$geoNear requires a 2d or 2dsphere index, but none were found');
}
