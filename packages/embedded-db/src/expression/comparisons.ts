import { compare } from '../bson/compare.ts';
import { refuse } from '../errors.ts';
import type { Operator } from './node.ts';

/** The order of values in expressions: a missing one stands before null. */
export function ranked(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

/** Comparisons over values of all types. */
export const comparisons: { readonly [name: string]: Operator } = {
  $eq: (a, b) => ranked(a, b) === 0,
  $ne: (a, b) => ranked(a, b) !== 0,
  $gt: (a, b) => ranked(a, b) > 0,
  $gte: (a, b) => ranked(a, b) >= 0,
  $lt: (a, b) => ranked(a, b) < 0,
  $lte: (a, b) => ranked(a, b) <= 0,
  $cmp: (a, b) => Math.sign(ranked(a, b)),
  $in: (value, list) =>
    Array.isArray(list)
      ? list.some((item) => ranked(item, value) === 0)
      : refuse(40081, '$in requires an array as a second argument'),
};
