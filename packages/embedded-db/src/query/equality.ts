import { compare, isEqual } from '../bson/compare.ts';
import { isElement } from '../bson/path.ts';
import { keyText } from '../bson/encode-value.ts';

/** A question about all values a path reaches; undefined among them is a missing one. */
export type ValueTest = (values: readonly unknown[]) => boolean;

// From here on a set is cheaper than asking one by one.
const MANY = 16;

/** Asks a value, and the elements of it when it is an array. */
export function anyOf(test: (value: unknown) => boolean): ValueTest {
  return (values) =>
    values.some(
      (value) =>
        test(value) || (Array.isArray(value) && !isElement(value) && value.some((item: unknown) => test(item))),
    );
}

/** Equal to the value or holding it; null also when the field is missing; a regex also when it matches. */
export function equals(expected: unknown): ValueTest {
  return anyOf(isSame(expected));
}

function isSame(expected: unknown): (value: unknown) => boolean {
  if (expected === null || expected === undefined) return (value) => value === null || value === undefined;
  if (expected instanceof RegExp) return (value) => matchesRegex(expected, value);
  if (typeof expected === 'string' || typeof expected === 'boolean') return (value) => value === expected;
  return (value) => value !== undefined && value !== null && isEqual(value, expected);
}

/** A string that matches, or the very same regular expression. */
export function matchesRegex(regex: RegExp, value: unknown): boolean {
  if (typeof value === 'string') {
    regex.lastIndex = 0;
    return regex.test(value);
  }
  return value instanceof RegExp && compare(value, regex) === 0;
}

/** Equal to any of a list. */
export function isIn(list: readonly unknown[]): ValueTest {
  const tests = list.filter((item) => item === null || item === undefined || item instanceof RegExp).map(isSame);
  const plain = list.filter((item) => item !== null && item !== undefined && !(item instanceof RegExp));
  if (plain.length < MANY) return anyOf(anyTest([...tests, ...plain.map(isSame)]));
  const keys = new Set(plain.map(keyText));
  return anyOf(anyTest([...tests, (value) => value !== undefined && value !== null && keys.has(keyText(value))]));
}

function anyTest(tests: readonly ((value: unknown) => boolean)[]): (value: unknown) => boolean {
  return (value) => tests.some((test) => test(value));
}
