import { encodeValue } from './encode-value.ts';

const SURROGATE = /[\ud800-\udfff]/;

/** MongoDB's order over values of all types. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a + b)) return a < b ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string' && !SURROGATE.test(a + b)) return a < b ? -1 : 1;
  return Buffer.compare(encodeValue(a), encodeValue(b));
}

/** True when MongoDB calls the two values equal; 1 and 1.0 are. */
export function isEqual(a: unknown, b: unknown): boolean {
  return compare(a, b) === 0;
}

/** True when both are of types that MongoDB compares with each other. */
export function isComparable(a: unknown, b: unknown): boolean {
  if (typeof a === typeof b && typeof a !== 'object') return true;
  return encodeValue(a)[0] === encodeValue(b)[0];
}
