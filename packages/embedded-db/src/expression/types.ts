import { Decimal128, Long, ObjectId } from 'bson';
import { isTruthy, toNumber, typeName } from '../bson/kinds.ts';
import { doubleOf, isInt32 } from '../bson/number.ts';
import { refuse } from '../errors.ts';
import { isNothing } from './node.ts';
import type { Operator } from './node.ts';

function cannot(value: unknown, to: string): never {
  return refuse('ConversionFailure', `Failed to convert '${textOf(value)}' (${typeName(value)}) to ${to} in $convert`);
}

/** A value as `$toString` writes it. */
export function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  return typeof value === 'object' && value !== null && typeName(value) === 'object' ? 'object' : String(value);
}

const WRITABLE = new Set(['string', 'bool', 'int', 'long', 'double', 'decimal', 'date', 'objectId']);
const WHOLE = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function toText(value: unknown): string {
  return WRITABLE.has(typeName(value)) ? textOf(value) : cannot(value, 'string');
}

// The number in a value that may become one; text must be nothing but a number.
function readNumber(value: unknown, pattern: RegExp, to: string): number {
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && to !== 'int') return value.getTime();
  if (typeof value === 'string') return pattern.test(value) ? Number(value) : cannot(value, to);
  return toNumber(value) ?? cannot(value, to);
}

function toInt(value: unknown): number {
  const number = Math.trunc(readNumber(value, WHOLE, 'int')) + 0;
  return isInt32(number) ? number : cannot(value, 'int');
}

const LIMIT = 2 ** 63;

function toLong(value: unknown): Long {
  if (value instanceof Long) return value;
  if (typeof value === 'string' && WHOLE.test(value)) return fitting(BigInt(value), value);
  const number = Math.trunc(readNumber(value, WHOLE, 'long'));
  return Math.abs(number) < LIMIT ? Long.fromBigInt(BigInt(number)) : cannot(value, 'long');
}

function fitting(number: bigint, value: unknown): Long {
  return BigInt.asIntN(64, number) === number ? Long.fromBigInt(number) : cannot(value, 'long');
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  const type = typeName(value);
  if (type === 'int' || type === 'bool') return cannot(value, 'date');
  const date = new Date(typeof value === 'string' ? withZone(value) : Math.trunc(toNumber(value) ?? Number.NaN));
  return Number.isNaN(date.getTime()) ? cannot(value, 'date') : date;
}

// A time without a zone is meant in UTC.
function withZone(text: string): string {
  return /T\d\d/.test(text) && !/(Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text}Z` : text;
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  return typeof value === 'string' && /^[\da-f]{24}$/i.test(value) ? new ObjectId(value) : cannot(value, 'objectId');
}

function toDecimal(value: unknown): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (value instanceof Long) return Decimal128.fromString(value.toString());
  const number = readNumber(value, NUMBER, 'decimal');
  return Decimal128.fromString(typeof value === 'string' ? value : String(number));
}

const makers: { readonly [type: string]: (value: unknown) => unknown } = {
  string: toText,
  int: toInt,
  long: toLong,
  double: (value) => doubleOf(readNumber(value, NUMBER, 'double')),
  decimal: toDecimal,
  bool: (value) => (typeof value === 'string' ? true : isTruthy(value)),
  date: toDate,
  objectId: toObjectId,
};

const CODES: { readonly [code: string]: string } = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

/** A value as another type; what cannot be that is refused with MongoDB's code. */
export function converted(value: unknown, to: unknown): unknown {
  const name = typeof to === 'string' ? to : (CODES[String(toNumber(to))] ?? '');
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  return make ? make(value) : refuse('BadValue', `Unknown type name: ${String(to)}`);
}

const as =
  (type: string): Operator =>
  (value) =>
    isNothing(value) ? null : converted(value, type);

/** Operators that ask for a type, or change it. */
export const types: { readonly [name: string]: Operator } = {
  $type: (value) => (value === undefined ? 'missing' : typeName(value)),
  $isNumber: (value) => toNumber(value) !== undefined,
  $toString: as('string'),
  $toInt: as('int'),
  $toLong: as('long'),
  $toDouble: as('double'),
  $toDecimal: as('decimal'),
  $toBool: as('bool'),
  $toDate: as('date'),
  $toObjectId: as('objectId'),
};
