import { isBson } from './encode-value.ts';
import { isInt32 } from './number.ts';
import type { Decimal128, Double, Int32, Long } from 'bson';
import type { Doc } from './doc.ts';

/** True for an embedded document: not an array, not a scalar of any type. */
export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !(value instanceof Uint8Array) &&
    !isBson(value)
  );
}

/** True for `{ $gt: 1 }`, `{ $each: […] }`: a document that says what to do instead of being data. */
export function isOperators(value: unknown): value is Doc {
  return isDoc(value) && Object.keys(value)[0]?.startsWith('$') === true;
}

const numbers: { readonly [type: string]: (value: never) => number } = {
  Long: (value: Long) => value.toNumber(),
  Int32: ({ value }: Int32) => value,
  Double: ({ value }: Double) => value,
  Decimal128: (value: Decimal128) => Number(value.toString()),
};

/** The number behind any of the number types, or undefined. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || !isBson(value)) return undefined;
  const make = Object.hasOwn(numbers, value._bsontype) ? numbers[value._bsontype] : undefined;
  return make?.(value as never);
}

/** A count that came with a command; absent is the fallback. */
export function toCount(value: unknown, fallback = 0): number {
  return toNumber(value) ?? fallback;
}

/** True for what MongoDB takes for yes in options and projections. */
export function isTruthy(value: unknown): boolean {
  return typeof value === 'boolean'
    ? value
    : (toNumber(value) ?? (value === undefined || value === null ? 0 : 1)) !== 0;
}

const byClass: { readonly [type: string]: string } = {
  ObjectId: 'objectId',
  Long: 'long',
  Int32: 'int',
  Double: 'double',
  Decimal128: 'decimal',
  Binary: 'binData',
  UUID: 'binData',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  Code: 'javascript',
  BSONSymbol: 'symbol',
};

/** The alias MongoDB's `$type` has for a value. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return typeof value === 'object' ? objectName(value) : (scalars[typeof value]?.(value) ?? 'long');
}

const scalars: { readonly [type: string]: (value: unknown) => string } = {
  string: () => 'string',
  boolean: () => 'bool',
  number: (value) => (isInt32(Number(value)) ? 'int' : 'double'),
};

function objectName(value: object): string {
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  if (value instanceof Uint8Array) return 'binData';
  return isBson(value) ? (byClass[value._bsontype] ?? 'object') : 'object';
}
