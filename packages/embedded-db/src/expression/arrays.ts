import { compare } from '../bson/compare.ts';
import { put } from '../bson/doc.ts';
import { isDoc, toNumber, typeName } from '../bson/kinds.ts';
import { keyText } from '../bson/encode-value.ts';
import { refuse } from '../errors.ts';
import { isNothing } from './node.ts';
import type { Doc } from '../bson/doc.ts';
import type { Operator } from './node.ts';

type List = readonly unknown[];

function listIn(name: string, value: unknown, code: number): List {
  return Array.isArray(value)
    ? value
    : refuse(code, `The argument to ${name} must be an array, but was of type: ${typeName(value)}`);
}

function end(name: string, code: number, pick: (list: List) => unknown): Operator {
  return (value) => (isNothing(value) ? null : pick(listIn(name, value, code)));
}

const elementAt: Operator = (value, position) => {
  if (isNothing(value) || isNothing(position)) return null;
  const index = toNumber(position);
  if (index === undefined) refuse(28690, "$arrayElemAt's second argument must be a numeric value");
  if (!Number.isInteger(index))
    refuse(28691, "$arrayElemAt's second argument must be representable as a 32-bit integer");
  return listIn('$arrayElemAt', value, 28689).at(index);
};

const slice: Operator = (value, first, second) => {
  if (isNothing(value) || isNothing(first)) return null;
  const list = listIn('$slice', value, 28724);
  const [from, count] = [toNumber(first) ?? 0, second === undefined ? undefined : (toNumber(second) ?? 0)];
  if (count === undefined) return from < 0 ? list.slice(from) : list.slice(0, from);
  if (count <= 0) refuse(28729, 'Third argument to $slice must be positive');
  const start = from < 0 ? Math.max(0, list.length + from) : from;
  return list.slice(start, start + count);
};

// Each value once, in order of first sight.
function distinct(list: List): List {
  const seen = new Map<string, unknown>();
  for (const item of list) if (!seen.has(keyText(item))) seen.set(keyText(item), item);
  return [...seen.values()];
}

function sets(name: string, combine: (a: List, b: List) => unknown): Operator {
  return (...values) => {
    if (values.some(isNothing)) return null;
    const lists = values.map((value) => listIn(name, value, 17048));
    const [first = [], ...rest] = lists;
    return rest.length === 0 ? distinct(first) : rest.reduce<unknown>((a, b) => combine(a as List, b), first);
  };
}

const has = (list: List): ((item: unknown) => boolean) => {
  const keys = new Set(list.map(keyText));
  return (item) => keys.has(keyText(item));
};

const merged: Operator = (...values) => {
  const made: Doc = {};
  const list = values.length === 1 && Array.isArray(values[0]) ? (values[0] as List) : values;
  for (const value of list) {
    if (isNothing(value)) continue;
    if (!isDoc(value)) refuse(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
    for (const [name, field] of Object.entries(value)) put(made, name, field);
  }
  return made;
};

/** Operators over arrays and documents. */
export const arrays: { readonly [name: string]: Operator } = {
  $size: (value) => listIn('$size', value, 17124).length,
  $isArray: (value) => Array.isArray(value),
  $arrayElemAt: elementAt,
  $first: end('$first', 28689, (list) => list[0]),
  $last: end('$last', 28689, (list) => list.at(-1)),
  $slice: slice,
  $concatArrays: (...values) =>
    values.some(isNothing) ? null : values.flatMap((value) => listIn('$concatArrays', value, 28664)),
  $reverseArray: (value) => (isNothing(value) ? null : listIn('$reverseArray', value, 34435).toReversed()),
  $indexOfArray: (value, wanted, from = 0, to) => {
    if (isNothing(value)) return null;
    const list = listIn('$indexOfArray', value, 40090).slice(0, toNumber(to));
    const start = toNumber(from) ?? 0;
    return list.findIndex((item, i) => i >= start && compare(item, wanted) === 0);
  },
  $setUnion: sets('$setUnion', (a, b) => distinct([...a, ...b])),
  $setIntersection: sets('$setIntersection', (a, b) => distinct(a).filter(has(b))),
  $setDifference: sets('$setDifference', (a, b) => {
    const isIn = has(b);
    return distinct(a).filter((item) => !isIn(item));
  }),
  $setIsSubset: sets('$setIsSubset', (a, b) => a.every(has(b))),
  $mergeObjects: merged,
  $objectToArray: (value) =>
    isNothing(value)
      ? null
      : isDoc(value)
        ? Object.entries(value).map(([k, v]) => ({ k, v }))
        : refuse(40390, '$objectToArray requires a document input'),
};
