import { Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, BSONRegExp, Binary } from 'mongodb';

/** A value as the driver gives it with `promoteValues: false`: every number says what kind it is. */
export type Value = unknown;
/** A document of such values. */
export type Fields = { [name: string]: Value };

const KINDS = [Double, Int32, Long, Decimal128, ObjectId, Timestamp, BSONRegExp, Binary, MinKey, MaxKey, Date, RegExp];

/** True for an embedded document. */
export function isFields(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !KINDS.some((k) => value instanceof k);
}

/** True for `{ $gt: … }`. */
export function isOperation(value: Value): value is Fields {
  return isFields(value) && (Object.keys(value)[0] ?? '').startsWith('$');
}

const RANKS = ['minKey', 'missing', 'null', 'number', 'string', 'object', 'array', 'binData', 'objectId', 'bool'];
const MORE = ['date', 'timestamp', 'regex', 'maxKey'];
const ORDER = [...RANKS, ...MORE];

/** The name `$type` gives a value. */
export function typeOf(value: Value): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof Int32) return 'int';
  if (value instanceof Double) return 'double';
  if (value instanceof Long) return 'long';
  if (value instanceof Decimal128) return 'decimal';
  if (value instanceof Binary) return 'binData';
  if (value instanceof MinKey) return 'minKey';
  if (value instanceof MaxKey) return 'maxKey';
  if (value instanceof RegExp || value instanceof BSONRegExp) return 'regex';
  return 'object';
}

const NUMBERS = new Set(['int', 'double', 'long', 'decimal']);

export function isNumber(value: Value): boolean {
  return NUMBERS.has(typeOf(value));
}

function rank(value: Value): number {
  return ORDER.indexOf(isNumber(value) ? 'number' : typeOf(value));
}

/** True when a comparison may hold between the two at all. */
export function sameBracket(a: Value, b: Value): boolean {
  return rank(a) === rank(b);
}

/** The manual's "Comparison/Sort Order". */
export function compareValues(a: Value, b: Value): number {
  if (rank(a) !== rank(b)) return sign(rank(a), rank(b));
  if (isNumber(a)) return compareNumbers(a, b);
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  if (typeof a === 'boolean') return sign(Number(a), Number(b));
  if (a instanceof Date && b instanceof Date) return sign(a.getTime(), b.getTime());
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id);
  if (a instanceof Timestamp && b instanceof Timestamp) return sign(a.toBigInt(), b.toBigInt());
  if (a instanceof Binary && b instanceof Binary) return compareBinaries(a, b);
  if (typeOf(a) === 'regex') return sign(regexText(a), regexText(b));
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  return isFields(a) && isFields(b) ? compareFields(a, b) : 0;
}

function sign<T extends number | bigint | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function regexText(value: Value): string {
  if (value instanceof BSONRegExp) return `${value.pattern}\0${value.options}`;
  return value instanceof RegExp ? `${value.source}\0${value.flags}` : '';
}

function compareBinaries(a: Binary, b: Binary): number {
  return sign(a.length(), b.length()) || sign(a.sub_type, b.sub_type) || Buffer.compare(a.value(), b.value());
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const found = compareValues(a[i], b[i]);
    if (found !== 0) return found;
  }
  return sign(a.length, b.length);
}

// Field by field: the type decides first, then the name, then the value.
function compareFields(a: Fields, b: Fields): number {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  for (const [i, [name, value]] of left.entries()) {
    const other = right[i];
    if (!other) return 1;
    const names = Buffer.compare(Buffer.from(name), Buffer.from(other[0]));
    const found = sign(rank(value), rank(other[1])) || names || compareValues(value, other[1]);
    if (found !== 0) return found;
  }
  return sign(left.length, right.length);
}

// NaN is the least of all numbers, and equal to itself.
function compareNumbers(a: Value, b: Value): number {
  const [x, y] = [Number(String(a)), Number(String(b))];
  if (Number.isNaN(x) || Number.isNaN(y)) return sign(Number(!Number.isNaN(x)), Number(!Number.isNaN(y)));
  if (!Number.isFinite(x) || !Number.isFinite(y)) return sign(x, y);
  const [left, right] = [decimalOf(a), decimalOf(b)];
  const power = Math.min(left.power, right.power);
  const scaled = (one: Scaled): bigint => one.digits * 10n ** BigInt(one.power - power);
  return sign(scaled(left), scaled(right));
}

type Scaled = { readonly digits: bigint; readonly power: number };

// Every finite number is a whole number times a power of ten, doubles too: 1/2 is 5/10.
function decimalOf(value: Value): Scaled {
  if (value instanceof Double) return ofDouble(value.value);
  const [mantissa = '', exponent = '0'] = String(value).split('E');
  const [whole = '', part = ''] = mantissa.split('.');
  return { digits: BigInt(whole + part), power: Number(exponent) - part.length };
}

function ofDouble(value: number): Scaled {
  let [whole, halvings] = [value, 0];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings++;
  }
  return { digits: BigInt(whole) * 5n ** BigInt(halvings), power: -halvings };
}

/** True when MongoDB calls two values equal. */
export function isSame(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

/** A number of any kind as JavaScript knows it. */
export function toNumber(value: Value): number {
  return Number(String(value));
}
