import { Double, Int32 } from 'mongodb';
import { compareValues, isFields, isNumber, toNumber } from './values.ts';
import type { Fields, Value } from './values.ts';

/** A few aggregation expressions, for `$expr` and for updates by pipeline. */
export function compute(expr: Value, doc: Fields): Value {
  if (typeof expr === 'string' && expr.startsWith('$')) return along(doc, expr.slice(1).split('.'));
  if (Array.isArray(expr)) return expr.map((item) => compute(item, doc) ?? null);
  if (!isFields(expr)) return expr;
  const [name = '', argument] = Object.entries(expr)[0] ?? [];
  if (name === '$literal') return argument;
  if (name.startsWith('$')) return operators[name]?.(Array.isArray(argument) ? argument : [argument], doc);
  return document(expr, doc);
}

function document(expr: Fields, doc: Fields): Fields {
  const made: Fields = {};
  for (const [key, item] of Object.entries(expr)) {
    const value = compute(item, doc);
    if (value !== undefined) made[key] = value;
  }
  return made;
}

/** Everything is true but false, null, nothing and zero. */
export function truth(expr: Value, doc: Fields): boolean {
  const value = compute(expr, doc);
  return !(value === undefined || value === null || value === false || (isNumber(value) && toNumber(value) === 0));
}

// An array on the way gives the array of what its documents hold.
function along(value: Value, [name, ...rest]: readonly string[]): Value {
  if (name === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.filter((item) => isFields(item) || Array.isArray(item));
    return items.map((item) => along(item, [name, ...rest])).filter((item) => item !== undefined);
  }
  return isFields(value) && Object.hasOwn(value, name) ? along(value[name], rest) : undefined;
}

type Operator = (list: readonly Value[], doc: Fields) => Value;

const comparing =
  (accepts: (sign: number) => boolean): Operator =>
  ([a, b], doc) =>
    accepts(compareValues(compute(a, doc), compute(b, doc)));

const operators: { readonly [name: string]: Operator | undefined } = {
  $eq: comparing((sign) => sign === 0),
  $ne: comparing((sign) => sign !== 0),
  $gt: comparing((sign) => sign > 0),
  $gte: comparing((sign) => sign >= 0),
  $lt: comparing((sign) => sign < 0),
  $lte: comparing((sign) => sign <= 0),
  $and: (list, doc) => list.every((item) => truth(item, doc)),
  $or: (list, doc) => list.some((item) => truth(item, doc)),
  $not: ([item], doc) => !truth(item, doc),
  $cond: ([test, yes, no], doc) => compute(truth(test, doc) ? yes : no, doc),
  $ifNull: (list, doc) => list.map((item) => compute(item, doc)).find((value) => value !== undefined && value !== null),
  $size: ([item], doc) => {
    const value = compute(item, doc);
    return new Int32(Array.isArray(value) ? value.length : Number.NaN);
  },
  $isArray: ([item], doc) => Array.isArray(compute(item, doc)),
  $add: (list, doc) => {
    const numbers = list.map((item) => compute(item, doc));
    const sum = numbers.reduce<number>((total, item) => total + toNumber(item), 0);
    return numbers.some((item) => item instanceof Double) ? new Double(sum) : new Int32(sum);
  },
};
