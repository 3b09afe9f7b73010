import { decode } from '../bson/doc.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { pointOf } from '../query/geo.ts';
import { nearest } from '../query/nearest.ts';
import { setIn } from './set.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Near } from '../query/near.ts';
import type { Query } from '../query/query.ts';
import type { Environment } from './environment.ts';

type NearAsked = { readonly query: Query; readonly near: Near };

/** `$geoNear`: documents by their distance from a point. */
export function* geoNear(environment: Environment, ns: string, spec: unknown): Generator<Doc> {
  const options = isDoc(spec) ? spec : {};
  const { distanceField } = options;
  const collection = environment.reading.store.catalog.find(ns);
  const factor = toNumber(options['distanceMultiplier']) ?? 1;
  if (typeof distanceField !== 'string' || !pointOf(options['near']))
    refuse('BadValue', '$geoNear needs near and distanceField');
  if (!collection) return;
  const asked = nearAsked(environment, collection, options);
  for (const { raw, distance } of nearest(environment.reading, collection, asked))
    yield setIn(decode(raw), distanceField.split('.'), distance * factor);
}

/** The question a `$geoNear` asks. */
export function nearAsked(
  { variables, snapshot, meter }: Environment,
  collection: Collection,
  options: Doc,
): NearAsked {
  const place = pointOf(options['near']) ?? refuse('BadValue', '$geoNear needs near and distanceField');
  const { query } = options;
  const numberIn = (name: string, fallback: number): number => toNumber(options[name]) ?? fallback;
  const [least, most] = [numberIn('minDistance', 0), numberIn('maxDistance', Number.POSITIVE_INFINITY)];
  const near = { path: pathIn(collection, options['key']), place, least, most };
  return { query: { filter: isDoc(query) ? query : {}, variables, snapshot, meter }, near };
}

function pathIn({ indexes }: Collection, key: unknown): string {
  if (typeof key === 'string') return key;
  const index = indexes.find(({ special }) => special === '2dsphere');
  const field = Object.entries(isDoc(index?.spec['key']) ? index.spec['key'] : {}).find(
    ([, kind]) => kind === '2dsphere',
  );
  return field?.[0] ?? refuse('IndexNotFound', '$geoNear requires a 2d or 2dsphere index, but none were found');
}
