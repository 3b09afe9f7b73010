import { ObjectId } from 'bson';
import { decode, encode } from '../bson/doc.ts';
import { isEqual } from '../bson/compare.ts';
import { isDoc, isOperators } from '../bson/kinds.ts';
import { runPipeline } from '../aggregate/update-pipeline.ts';
import { refuse } from '../errors.ts';
import { applyOperators } from './apply.ts';
import { inOldOrder } from './field-order.ts';
import { assign, parentOf } from './place.ts';
import type { Doc } from '../bson/doc.ts';
import type { Variables } from '../aggregate/expressions.ts';

/** An update as a command brings it: operators, a replacement or a pipeline. */
export type Update = {
  readonly change: Doc | readonly Doc[];
  readonly filter: Doc;
  readonly arrayFilters?: readonly Doc[];
  readonly variables?: Variables;
};

/** True when the whole document is replaced. */
export function isReplacement(change: unknown): boolean {
  return isDoc(change) && !Object.keys(change)[0]?.startsWith('$');
}

/** The document after the update, or nothing when it stays as it is. */
export function updated(before: Buffer, update: Update): Buffer | undefined {
  const old = decode(before);
  const id = old['_id'];
  const after = changed(old, update, false);
  const isKept =
    '_id' in after ? isEqual(after['_id'], id) : isReplacement(update.change) || Array.isArray(update.change);
  if (!isKept)
    refuse('ImmutableField', "Performing an update on the path '_id' would modify the immutable field '_id'");
  const made = encode(idFirst('_id' in after || id === undefined ? after : { _id: id, ...after }));
  const raw = isReplacement(update.change) || Array.isArray(update.change) ? made : inOldOrder(before, made);
  return raw.equals(before) ? undefined : raw;
}

/** The document an upsert makes: what the filter fixes, then the update. */
export function upserted(update: Update): Doc {
  const known = equalities(update.filter);
  const base = fixed(isReplacement(update.change) ? known.filter(([path]) => path === '_id') : known);
  const id = base['_id'];
  const changedDoc = changed(base, update, true);
  const made = id === undefined || '_id' in changedDoc ? changedDoc : { _id: id, ...changedDoc };
  return idFirst('_id' in made ? made : { _id: new ObjectId(), ...made });
}

function changed(doc: Doc, { change, filter, arrayFilters = [], variables }: Update, isInsert: boolean): Doc {
  if (Array.isArray(change)) return runPipeline(doc, change as readonly Doc[], variables);
  const operators = change as Doc;
  if (isReplacement(operators))
    return '_id' in doc && !('_id' in operators) ? { _id: doc['_id'], ...operators } : { ...operators };
  applyOperators(doc, operators, { filter: isInsert ? {} : filter, arrayFilters, isInsert });
  return doc;
}

// `_id` is stored first, as the server does it.
function idFirst(doc: Doc): Doc {
  return Object.keys(doc)[0] === '_id' || !('_id' in doc) ? doc : { _id: doc['_id'], ...doc };
}

// Equalities of the filter are part of the new document.
function fixed(known: readonly Equality[]): Doc {
  const made: Doc = {};
  const seen: string[] = [];
  for (const [path, value] of known) {
    if (path.split('.').includes('__proto__')) refuse('BadValue', `The path '${path}' is not allowed.`);
    const other = seen.find((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`));
    if (other !== undefined)
      refuse('NotSingleValueField', `cannot infer query fields to set, path '${other}' is matched twice`);
    seen.push(path);
    const place = parentOf(made, path.split('.'), true);
    if (place) assign(place, value);
  }
  return made;
}

type Equality = readonly [path: string, value: unknown];

function equalities(filter: Doc): readonly Equality[] {
  return Object.entries(filter).flatMap(([path, value]): readonly Equality[] => {
    const isJoined = Array.isArray(value) && (path === '$and' || (path === '$or' && value.length === 1));
    if (isJoined) return value.filter(isDoc).flatMap(equalities);
    if (path.startsWith('$')) return [];
    const only = isOperators(value) ? onlyValue(value) : value;
    return only === undefined || only instanceof RegExp ? [] : [[path, only]];
  });
}

function onlyValue(operators: Doc): unknown {
  if ('$eq' in operators) return operators['$eq'];
  const list = operators['$in'] ?? operators['$all'];
  return Array.isArray(list) && list.length === 1 ? (list[0] as unknown) : undefined;
}
