import { BSONRegExp, MaxKey, MinKey } from 'mongodb';
import { truth } from './expression.ts';
import { asElement, isElement, valuesAt } from './paths.ts';
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
  return values.some(
    (value) => test(value) || (Array.isArray(value) && !isElement(value) && value.some((item) => test(item))),
  );
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
  const orEqual = operator.endsWith('e');
  const isMore = operator.startsWith('$gt');
  if (wanted === null) return orEqual && (value === undefined || value === null);
  if (wanted instanceof MinKey && !(value instanceof MinKey)) return isMore;
  if (wanted instanceof MaxKey && !(value instanceof MaxKey)) return !isMore;
  if (!sameBracket(value, wanted)) return false;
  if (isSame(value, wanted)) return orEqual;
  return !isNaN(value) && !isNaN(wanted) && compareValues(value, wanted) > 0 === isMore;
}

function isNaN(value: Value): boolean {
  return isNumber(value) && Number.isNaN(toNumber(value));
}

type Operation = (values: readonly Value[], argument: Value, all: Fields) => boolean;

const listOf = (argument: Value): readonly Value[] => (Array.isArray(argument) ? argument : [argument]);
const comparing =
  (operator: string): Operation =>
  (values, argument) =>
    any(values, (value) => ordered(value, argument, operator));

const operations: { readonly [operator: string]: Operation } = {
  $eq: (values, argument) =>
    any(values, (value) => (typeOf(argument) === 'regex' ? isSame(value, argument) : equals(value, argument))),
  $ne: (values, argument) => !any(values, (value) => equals(value, argument)),
  $gt: comparing('$gt'),
  $gte: comparing('$gte'),
  $lt: comparing('$lt'),
  $lte: comparing('$lte'),
  $in: (values, argument) => any(values, (value) => listOf(argument).some((item) => equals(value, item))),
  $nin: (values, argument) => !any(values, (value) => listOf(argument).some((item) => equals(value, item))),
  $not: (values, argument) => !holds(values, argument),
  $exists: (values, argument) => values.some((value) => value !== undefined) === Boolean(argument),
  $size: (values, argument) => values.some((value) => Array.isArray(value) && value.length === toNumber(argument)),
  $all: (values, argument) => listOf(argument).length > 0 && listOf(argument).every((item) => holds(values, item)),
  $elemMatch: (values, argument) =>
    values.some((value) => Array.isArray(value) && value.some((item) => elementHolds(item, argument))),
  $type: (values, argument) =>
    any(values, (value) =>
      listOf(argument).some((type) => type === typeOf(value) || (type === 'number' && isNumber(value))),
    ),
  $mod: (values, argument) => {
    const [divisor, rest] = listOf(argument).map(toNumber);
    return any(
      values,
      (value) =>
        isNumber(value) && Number.isFinite(toNumber(value)) && Math.trunc(toNumber(value)) % Number(divisor) === rest,
    );
  },
  $regex: (values, argument, all) => {
    const regex = new BSONRegExp(String(argument), String(all['$options'] ?? ''));
    return any(values, (value) => matchesRegex(value, regex));
  },
  $options: () => true,
};

function operate(values: readonly Value[], [operator, argument]: readonly [string, Value], all: Fields): boolean {
  const operation = operations[operator];
  if (!operation) throw new Error(`The model does not know ${operator}.`);
  return operation(values, argument, all);
}

/** One element of an array against an `$elemMatch`. */
export function elementHolds(item: Value, argument: Value): boolean {
  const first = Object.keys(argument as Fields)[0] ?? '';
  const isAboutItself = first.startsWith('$') && !['$and', '$or', '$nor'].includes(first);
  if (isAboutItself) return holds([asElement(item)], argument);
  return isFields(item) && matches(item, argument as Fields);
}
