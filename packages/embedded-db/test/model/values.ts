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

type Kind = readonly [kind: abstract new (...values: never[]) => unknown, name: string];
const NAMES: readonly Kind[] = [
  [Date, 'date'],
  [ObjectId, 'objectId'],
  [Timestamp, 'timestamp'],
  [Int32, 'int'],
  [Double, 'double'],
  [Long, 'long'],
  [Decimal128, 'decimal'],
  [Binary, 'binData'],
  [MinKey, 'minKey'],
  [MaxKey, 'maxKey'],
  [RegExp, 'regex'],
  [BSONRegExp, 'regex'],
];

/** The name `$type` gives a value. */
export function typeOf(value: Value): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value === 'boolean' ? 'bool' : typeof value;
  if (Array.isArray(value)) return 'array';
  return NAMES.find(([kind]) => value instanceof kind)?.[1] ?? 'object';
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

type Compare = (a: never, b: never) => number;
const within: { readonly [type: string]: Compare } = {
  string: (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
  bool: (a: boolean, b: boolean) => sign(Number(a), Number(b)),
  date: (a: Date, b: Date) => sign(a.getTime(), b.getTime()),
  objectId: (a: ObjectId, b: ObjectId) => Buffer.compare(a.id, b.id),
  timestamp: (a: Timestamp, b: Timestamp) => sign(a.toBigInt(), b.toBigInt()),
  binData: compareBinaries,
  regex: (a: Value, b: Value) => sign(regexText(a), regexText(b)),
  array: compareLists,
  object: compareFields,
};

/** The manual's "Comparison/Sort Order". */
export function compareValues(a: Value, b: Value): number {
  if (rank(a) !== rank(b)) return sign(rank(a), rank(b));
  if (isNumber(a)) return compareNumbers(a, b);
  return within[typeOf(a)]?.(a as never, b as never) ?? 0;
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

/** A number of any kind as JavaScript knows it; the text of a double would lose the sign of a zero. */
export function toNumber(value: Value): number {
  return value instanceof Double ? value.value : Number(String(value));
}
