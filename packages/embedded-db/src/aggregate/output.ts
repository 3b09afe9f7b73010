import { ObjectId } from 'bson';
import { decode, encode } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { CODES, ServerError, refuse } from '../errors.ts';
import { find } from '../query/find.ts';
import { duplicate, insert, write } from '../store/write.ts';
import { updated } from '../update/document.ts';
import type { Collection } from '../store/catalog.ts';
import type { Doc } from '../bson/doc.ts';
import type { Environment } from './environment.ts';

/** Writes what a pipeline made: `$merge` into a collection, `$out` instead of it. */
export function writeOutput(environment: Environment, docs: Iterable<Doc>, stage: Doc): void {
  const all = [...docs];
  if ('$out' in stage) replaceAll(environment, all, namespace(stage['$out'], environment.db));
  else
    for (const doc of all)
      mergeOne(environment, doc, isDoc(stage['$merge']) ? stage['$merge'] : { into: stage['$merge'] });
}

/** The collection a `$merge` or `$out` names. */
function namespace(target: unknown, db: string): string {
  if (typeof target === 'string') return `${db}.${target}`;
  if (isDoc(target) && typeof target['coll'] === 'string') return `${String(target['db'] ?? db)}.${target['coll']}`;
  return refuse(51178, '$merge and $out need the name of a collection');
}

function replaceAll({ reading }: Environment, docs: readonly Doc[], ns: string): void {
  const collection = reading.store.catalog.ensure(ns);
  for (const { key, raw } of Array.from(find(reading, collection, { filter: {} })))
    write(reading, { collection, key, before: raw });
  for (const doc of docs) insert(reading, collection, encode(withId(doc)));
}

function withId(doc: Doc): Doc {
  return '_id' in doc ? doc : { _id: new ObjectId(), ...doc };
}

function mergeOne(environment: Environment, doc: Doc, options: Doc): void {
  const { reading, variables } = environment;
  const { into, on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = options;
  const collection = reading.store.catalog.ensure(namespace(into, environment.db));
  const fields = (Array.isArray(on) ? on : [on]).map(String);
  const filter = Object.fromEntries(fields.map((field) => [field, { $eq: doc[field] }]));
  const [found] = '_id' in doc || !fields.includes('_id') ? find(reading, collection, { filter, limit: 1 }) : [];
  if (!found) {
    if (whenNotMatched === 'fail') refuse(13113, '$merge could not find a matching document in the target collection');
    if (whenNotMatched === 'insert') insert(reading, collection, encode(withId(doc)));
    return;
  }
  if (whenMatched === 'fail') throw alreadyThere(collection, found.raw);
  const after = merged(found.raw, doc, { whenMatched, variables });
  if (after) write(reading, { collection, key: found.key, before: found.raw, after });
}

function alreadyThere(collection: Collection, raw: Buffer): ServerError {
  const [primary] = collection.indexes;
  return primary
    ? duplicate(collection.ns, { index: primary }, raw)
    : new ServerError(CODES.DuplicateKey, '$merge found it there');
}

type Matched = { readonly whenMatched: unknown; readonly variables: Doc };

function merged(before: Buffer, doc: Doc, { whenMatched, variables }: Matched): Buffer | undefined {
  if (whenMatched === 'keepExisting') return undefined;
  const old = decode(before);
  if (Array.isArray(whenMatched))
    return updated(before, {
      change: whenMatched as readonly Doc[],
      filter: {},
      variables: { ...variables, new: doc },
    });
  const made = whenMatched === 'replace' ? { ...doc, _id: old['_id'] } : { ...old, ...doc, _id: old['_id'] };
  const raw = encode(made);
  return raw.equals(before) ? undefined : raw;
}
