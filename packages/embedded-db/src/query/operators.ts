import { refuse } from '../errors.ts';
import { compare, isComparable } from '../bson/compare.ts';
import { isOperators, isTruthy, toNumber, typeName } from '../bson/kinds.ts';
import { anyOf, equals, isIn, matchesRegex } from './equality.ts';
import { intersects, isWithin, pointOf } from './geo.ts';
import type { Doc } from '../bson/doc.ts';
import type { ValueTest } from './equality.ts';

type Make = (argument: unknown, siblings: Doc) => ValueTest;

/** The test behind one operator on a field. */
export function fieldTests(operator: string, argument: unknown, siblings: Doc): ValueTest {
  const make = Object.hasOwn(makers, operator) ? makers[operator] : undefined;
  return make ? make(argument, siblings) : refuse('BadValue', `unknown operator: ${operator}`);
}

const always: Make = () => () => true;

const makers: { readonly [operator: string]: Make } = {
  $eq: (argument) => (argument instanceof RegExp ? anyOf((value) => compare(value, argument) === 0) : equals(argument)),
  $ne: (argument) =>
    argument instanceof RegExp ? refuse('BadValue', "Can't have regex as arg to $ne.") : not(equals(argument)),
  $in: (argument) => isIn(plainList('$in', argument)),
  $nin: (argument) => not(isIn(plainList('$nin', argument))),
  $gt: (argument) => ordered(argument, (sign) => sign > 0),
  $gte: (argument) => ordered(argument, (sign) => sign >= 0),
  $lt: (argument) => ordered(argument, (sign) => sign < 0),
  $lte: (argument) => ordered(argument, (sign) => sign <= 0),
  $exists: exists,
  $type: (argument) => hasType(Array.isArray(argument) ? argument : [argument]),
  $size: (argument) => {
    const size = toNumber(argument);
    if (size === undefined || size < 0) refuse('BadValue', 'Failed to parse $size. Expected a non-negative integer');
    return (values) => values.some((value) => Array.isArray(value) && value.length === size);
  },
  $mod: modulo,
  $regex: (argument, { $options }) => regexTest(argument, $options),
  $options: (_, siblings) => ('$regex' in siblings ? () => true : refuse('BadValue', '$options needs a $regex')),
  $geoWithin: (argument) => (values) => values.some((value) => isWithin(value, argument)),
  $geoIntersects: (argument) => (values) => values.some((value) => intersects(value, argument)),
  $near: near,
  $nearSphere: near,
  $maxDistance: always,
  $minDistance: always,
  $comment: always,
};

// The order of distance is given elsewhere.
function near(argument: unknown): ValueTest {
  if (!pointOf(argument)) refuse('BadValue', 'invalid point in geo near query');
  return () => true;
}

function exists(argument: unknown): ValueTest {
  const isWanted = isTruthy(argument);
  return (values) => values.some((value) => value !== undefined) === isWanted;
}

function not(test: ValueTest): ValueTest {
  return (values) => !test(values);
}

function plainList(operator: string, argument: unknown): readonly unknown[] {
  const items = list(operator, argument);
  return items.some(isOperators) ? refuse('BadValue', `cannot nest $ under ${operator}`) : items;
}

function list(operator: string, argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : refuse('BadValue', `${operator} needs an array`);
}

// Values of other types are neither greater nor smaller (type bracketing), and NaN is neither than any number.
function ordered(argument: unknown, accepts: (sign: number) => boolean): ValueTest {
  if (argument === null || argument === undefined) return accepts(0) ? equals(null) : () => false;
  if (argument instanceof RegExp) refuse('BadValue', "Can't have RegEx as arg to predicate over field.");
  const name = typeName(argument);
  if (name === 'minKey' || name === 'maxKey') return beyond(argument, accepts);
  if (isNaNumber(argument)) return accepts(0) ? equals(argument) : () => false;
  return anyOf(
    (value) =>
      value !== undefined && isComparable(value, argument) && accepts(compare(value, argument)) && !isNaNumber(value),
  );
}

// The first and the last of all values: everything else, also a missing field, lies on one side of them.
function beyond(end: unknown, accepts: (sign: number) => boolean): ValueTest {
  return anyOf((value) => accepts(value === undefined ? compare(null, end) : compare(value, end)));
}

function isNaNumber(value: unknown): boolean {
  return Number.isNaN(toNumber(value) ?? 0);
}

const NUMBERS = new Set(['int', 'long', 'double', 'decimal']);
// Codes and aliases as the manual's page on $type lists them.
const CODES: { readonly [code: string]: string } = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};
const ALIASES = new Set([...Object.values(CODES), 'number']);

function nameOfType(type: unknown): string {
  const name = typeof type === 'string' ? type : CODES[String(toNumber(type))];
  if (name === undefined || !ALIASES.has(name)) refuse('BadValue', `Unknown type name alias or code: ${String(type)}`);
  return name;
}

function hasType(types: readonly unknown[]): ValueTest {
  const wanted = types.map(nameOfType);
  return anyOf((value) => {
    if (value === undefined) return false;
    const name = typeName(value);
    return wanted.some((type) => type === name || (type === 'number' && NUMBERS.has(name)));
  });
}

function modulo(argument: unknown): ValueTest {
  const [divisor, remainder] = list('$mod', argument).map((value) => Math.trunc(toNumber(value) ?? Number.NaN));
  if (divisor === 0) refuse('BadValue', 'divisor cannot be 0');
  if (divisor === undefined || remainder === undefined || Number.isNaN(remainder)) refuse('BadValue', 'malformed mod');
  return anyOf((value) => {
    const number = toNumber(value);
    return number !== undefined && Number.isFinite(number) && Math.trunc(number) % divisor === remainder;
  });
}

// The driver reads the wire's `s` as JavaScript's `g`.
const FLAGS: { readonly [option: string]: string } = { i: 'i', m: 'm', s: 's', g: 's', u: 'u' };

function regexTest(argument: unknown, options: unknown): ValueTest {
  const source = argument instanceof RegExp ? argument.source : String(argument);
  const wanted = options === undefined ? (argument instanceof RegExp ? argument.flags : '') : String(options);
  const flags = [...new Set(wanted)].map(flagOf).join('');
  const regex = compileRegex(source, flags);
  return anyOf((value) => matchesRegex(regex, value));
}

function flagOf(flag: string): string {
  if (flag === 'x') refuse('NotImplemented', "The option 'x' of $regex is not supported by this store");
  return FLAGS[flag] ?? refuse(51108, `invalid flag in regex options: ${flag}`);
}

function compileRegex(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    return refuse(51091, `Regular expression is invalid: ${String(error)}`);
  }
}
