import { BSON } from 'mongodb';
import { isRecord } from './suites.ts';
import type { Document } from 'mongodb';

const { EJSON } = BSON;

/** What a case has named. */
export type Known = { get(id: string): unknown; session(id: string): { readonly id: unknown } };

/** Something is not as the case says. */
export class Mismatch extends Error {}

/** Compares by the unified format's rules: a root document may have more fields than expected, the others may not. */
export function match(entities: Known, actual: unknown, expected: unknown, isRoot = true, path = 'result'): void {
  const wanted = plain(expected);
  if (isRecord(wanted)) matchRecord(entities, [plain(actual), wanted], isRoot, path);
  else if (Array.isArray(wanted)) matchList(entities, [actual, wanted], isRoot, path);
  else if (text(plain(actual)) !== text(wanted)) throw new Mismatch(`${path}: ${text(actual)} is not ${text(wanted)}`);
}

function text(value: unknown): string {
  return EJSON.stringify({ value: value ?? null });
}

// 1 is 1, whether it came as Int32, Long or Double; the driver keeps the keys of sorts and indexes in maps.
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof BSON.Long || value instanceof BSON.Int32 || value instanceof BSON.Double) return Number(value);
  return value;
}

function matchList(
  entities: Known,
  [actual, expected]: readonly [unknown, readonly unknown[]],
  isRoot: boolean,
  path: string,
): void {
  if (!Array.isArray(actual) || actual.length !== expected.length)
    throw new Mismatch(`${path}: ${text(actual)} is not ${text(expected)}`);
  for (const [i, one] of expected.entries())
    match(entities, actual[i], one, isRoot && path === 'result', `${path}[${i}]`);
}

function matchRecord(
  entities: Known,
  [actual, expected]: readonly [unknown, Document],
  isRoot: boolean,
  path: string,
): void {
  const [operator] = Object.keys(expected);
  if (operator?.startsWith('$$')) return matchSpecial(entities, [actual, operator, expected[operator]], isRoot, path);
  if (typeof actual !== 'object' || actual === null)
    throw new Mismatch(`${path}: ${text(actual)} is not ${text(expected)}`);
  for (const [name, wanted] of Object.entries(expected)) {
    const isSpecial = isRecord(wanted) && Object.keys(wanted)[0]?.startsWith('$$') === true;
    if (!isSpecial && !(name in actual)) throw new Mismatch(`${path}.${name} is missing`);
    match(entities, (actual as Document)[name], wanted, false, `${path}.${name}`);
  }
  if (isRoot) return;
  const surplus = Object.entries(actual).find(([name, value]) => !(name in expected) && value !== undefined);
  if (surplus) throw new Mismatch(`${path}.${surplus[0]} is not expected`);
}

function matchSpecial(
  entities: Known,
  [actual, operator, argument]: readonly [unknown, string, unknown],
  isRoot: boolean,
  path: string,
): void {
  switch (operator) {
    case '$$exists':
      if ((actual !== undefined) !== argument) throw new Mismatch(`${path}: $$exists ${String(argument)}`);
      return;
    case '$$type':
      if (!isOfType(actual, argument)) throw new Mismatch(`${path}: ${text(actual)} is not a ${text(argument)}`);
      return;
    case '$$unsetOrMatches':
      if (actual !== undefined && actual !== null) match(entities, actual, argument, isRoot, path);
      return;
    case '$$matchesEntity':
      return match(entities, actual, entities.get(String(argument)), isRoot, path);
    case '$$sessionLsid':
      return match(entities, actual, entities.session(String(argument)).id, isRoot, path);
    case '$$lte':
      if (!(Number(actual) <= Number(argument))) throw new Mismatch(`${path}: ${text(actual)} > ${text(argument)}`);
      return;
    default:
      throw new Mismatch(`${path}: the operator ${operator} is not known here`);
  }
}

const TYPES: { readonly [name: string]: (value: unknown) => boolean } = {
  int: Number.isInteger,
  long: Number.isInteger,
  double: (value) => typeof value === 'number',
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isRecord,
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  objectId: (value) => value instanceof BSON.ObjectId,
  binData: (value) => value instanceof BSON.Binary,
  timestamp: (value) => value instanceof BSON.Timestamp,
};

function isOfType(value: unknown, names: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(names) ? names : [names];
  return list.some((name) => TYPES[String(name)]?.(plain(value)) ?? false);
}
