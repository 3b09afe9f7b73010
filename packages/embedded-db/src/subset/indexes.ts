import { isDoc, isTruthy, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import type { Doc } from '../bson/doc.ts';

const KINDS = new Set(['2dsphere']);
// What the filter of a partial index may say (server 7.0).
const PARTIAL = new Set([
  '$eq',
  '$exists',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$type',
  '$in',
  '$geoWithin',
  '$geoIntersects',
]);
// MongoDB's ceiling for expireAfterSeconds.
const LONGEST_LIFE = 2_147_483_647;

/** Refuses an index that MongoDB would refuse, or that would be built as something else. */
export function checkIndex({ key, expireAfterSeconds, partialFilterExpression, sparse }: Doc): void {
  const fields = isDoc(key) ? Object.entries(key) : [];
  for (const [field, direction] of fields) checkField(field, direction);
  if (expireAfterSeconds !== undefined) checkExpiry(expireAfterSeconds, fields.length);
  if (partialFilterExpression === undefined) return;
  if (!isDoc(partialFilterExpression)) no("'partialFilterExpression' must be an object");
  if (isTruthy(sparse ?? false)) no("cannot mix 'partialFilterExpression' and 'sparse' options");
  checkPartial(partialFilterExpression);
}

function no(why: string): never {
  return refuse('CannotCreateIndex', why);
}

function checkField(field: string, direction: unknown): void {
  if (field === '$**' || field.endsWith('.$**')) no('Wildcard indexes are not supported by this store');
  if (field === '' || field.split('.').some((part) => part === '' || part.startsWith('$')))
    no(`Index key contains an illegal field name: '${field}'`);
  if (typeof direction === 'string' && KINDS.has(direction)) return;
  if (typeof direction === 'string') no(`Indexes of type '${direction}' are not supported by this store`);
  const number = toNumber(direction);
  if (number === undefined || number === 0 || Number.isNaN(number))
    no(`Values in the index key pattern must be numbers other than 0, not ${String(direction)}`);
}

function checkExpiry(value: unknown, fields: number): void {
  const seconds = toNumber(value);
  if (seconds === undefined) no("TTL index 'expireAfterSeconds' option must be numeric");
  if (seconds < 0 || seconds > LONGEST_LIFE)
    no(`TTL index 'expireAfterSeconds' option must be within 0 and ${LONGEST_LIFE}`);
  if (fields > 1) no('TTL indexes are single-field indexes, compound indexes do not support TTL');
}

function checkPartial(filter: Doc): void {
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' || name === '$or') for (const part of partsOf(condition)) checkPartial(part);
    else if (name.startsWith('$')) no(`unsupported expression in partial index: ${name}`);
    else if (isDoc(condition)) checkCondition(condition);
  }
}

function partsOf(value: unknown): readonly Doc[] {
  return Array.isArray(value) ? value.filter(isDoc) : [];
}

function checkCondition(condition: Doc): void {
  const operators = Object.keys(condition).filter((name) => name.startsWith('$'));
  const unknown = operators.find((name) => !PARTIAL.has(name));
  if (unknown !== undefined) no(`unsupported expression in partial index: ${unknown}`);
  if ('$exists' in condition && !isTruthy(condition['$exists']))
    no('unsupported expression in partial index: $not $exists');
}
