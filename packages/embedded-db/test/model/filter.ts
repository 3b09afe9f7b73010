import { BSONRegExp, MaxKey, MinKey } from 'mongodb';
import { truth } from './expression.ts';
import { valuesAt } from './paths.ts';
import { compareValues, isFields, isNumber, isOperation, isSame, sameBracket, toNumber, typeOf } from './values.ts';
import type { Fields, Value } from './values.ts';

/** Says whether a document satisfies a filter, as the manual's "Query and Projection Operators" tells it. */
export function matches(doc: Fields, filter: Fields): boolean {
  return Object.entries(filter).every(([name, wanted]) => {
    const parts = Array.isArray(wanted) ? (wanted as Fields[]) : [];
    if (name === '$and') return parts.every((part) => matches(doc, part));
    if (name === '$or') return parts.some((part) => matches(doc, part));
    if (name === '$nor') return !parts.some((part) => matches(doc, part));
    if (name === '$expr') return truth(wanted, doc);
    return holds(valuesAt(doc, name), wanted);
  });
}

/** Says whether values of one path satisfy what is asked of them. */
export function holds(values: readonly Value[], wanted: Value): boolean {
  if (!isOperation(wanted)) return any(values, (value) => equals(value, wanted));
  return Object.entries(wanted).every(([operator, argument]) => operate(values, [operator, argument], wanted));
}

/** A value itself, or one of its elements. */
function any(values: readonly Value[], test: (value: Value) => boolean): boolean {
  return values.some((value) => test(value) || (Array.isArray(value) && value.some((item) => test(item))));
}

function equals(value: Value, wanted: Value): boolean {
  if (wanted === null) return value === undefined || value === null;
  if (typeOf(wanted) === 'regex') return matchesRegex(value, wanted) || isSame(value, wanted);
  return isSame(value, wanted);
}

export function matchesRegex(value: Value, wanted: Value): boolean {
  if (typeof value !== 'string') return false;
  if (wanted instanceof BSONRegExp) return new RegExp(wanted.pattern, wanted.options.replace('x', '')).test(value);
  return wanted instanceof RegExp && new RegExp(wanted.source, wanted.flags).test(value);
}

// Only values of one kind are compared; NaN is neither more nor less than anything; null equals a missing field.
function ordered(value: Value, wanted: Value, operator: string): boolean {
  const orEqual = operator === '$gte' || operator === '$lte';
  if (wanted === null) return orEqual && (value === undefined || value === null);
  if (wanted instanceof MinKey && !(value instanceof MinKey)) return operator.startsWith('$gt');
  if (wanted instanceof MaxKey && !(value instanceof MaxKey)) return operator.startsWith('$lt');
  if (!sameBracket(value, wanted)) return false;
  if (isNumber(value) && (Number.isNaN(toNumber(value)) || Number.isNaN(toNumber(wanted))))
    return orEqual && isSame(value, wanted);
  const found = compareValues(value, wanted);
  return (orEqual && found === 0) || (operator.startsWith('$gt') ? found > 0 : found < 0);
}

function operate(values: readonly Value[], [operator, argument]: readonly [string, Value], all: Fields): boolean {
  const list = Array.isArray(argument) ? argument : [];
  switch (operator) {
    case '$eq':
      return any(values, (value) => (typeOf(argument) === 'regex' ? isSame(value, argument) : equals(value, argument)));
    case '$ne':
      return !any(values, (value) => equals(value, argument));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return any(values, (value) => ordered(value, argument, operator));
    case '$in':
      return any(values, (value) => list.some((item) => equals(value, item)));
    case '$nin':
      return !any(values, (value) => list.some((item) => equals(value, item)));
    case '$not':
      return !holds(values, argument);
    case '$exists':
      return values.some((value) => value !== undefined) === Boolean(argument);
    case '$size':
      return values.some((value) => Array.isArray(value) && value.length === toNumber(argument));
    case '$all':
      return list.length > 0 && list.every((item) => holds(values, item));
    case '$elemMatch':
      return values.some((value) => Array.isArray(value) && value.some((item) => elementHolds(item, argument)));
    default:
      return ofKind(values, [operator, argument], all);
  }
}

function ofKind(values: readonly Value[], [operator, argument]: readonly [string, Value], all: Fields): boolean {
  const list = (Array.isArray(argument) ? argument : [argument]) as Value[];
  switch (operator) {
    case '$type':
      return any(values, (value) =>
        list.some((type) => type === typeOf(value) || (type === 'number' && isNumber(value))),
      );
    case '$mod':
      return any(
        values,
        (value) =>
          isNumber(value) &&
          Number.isFinite(toNumber(value)) &&
          Math.trunc(toNumber(value)) % toNumber(list[0]) === toNumber(list[1]),
      );
    case '$regex': {
      const regex = new BSONRegExp(String(argument), String(all['$options'] ?? ''));
      return any(values, (value) => matchesRegex(value, regex));
    }
    case '$options':
      return true;
    default:
      throw new Error(`The model does not know ${operator}.`);
  }
}

/** One element of an array against an `$elemMatch`. */
export function elementHolds(item: Value, argument: Value): boolean {
  const first = Object.keys(argument as Fields)[0] ?? '';
  const isAboutItself = first.startsWith('$') && !['$and', '$or', '$nor'].includes(first);
  if (isAboutItself) return holds([item], argument);
  return isFields(item) && matches(item, argument as Fields);
}
