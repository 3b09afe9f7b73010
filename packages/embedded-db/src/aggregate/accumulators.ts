import { add, numericOf } from '../bson/arithmetic.ts';
import { compare } from '../bson/compare.ts';
import { doubleOf } from '../bson/number.ts';
import { keyText } from '../bson/encode-value.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { evaluator } from './expressions.ts';
import type { Doc } from '../bson/doc.ts';
import type { Numeric } from '../bson/number.ts';
import type { Compute, Variables } from './expressions.ts';

/** Collects one field of one group. */
export type Accumulator = { add(value: unknown): void; result(): unknown };

const makers: { readonly [operator: string]: () => Accumulator } = {
  $sum: () => {
    let sum: Numeric = 0;
    return { add: (value) => void (sum = add(sum, numericOf(value) ?? 0)), result: () => sum };
  },
  $count: () => {
    let count = 0;
    return { add: () => void count++, result: () => count };
  },
  $avg: () => {
    let [sum, count] = [0, 0];
    return {
      add: (value) => {
        const number = toNumber(value);
        if (number === undefined) return;
        sum += number;
        count++;
      },
      result: () => (count > 0 ? doubleOf(sum / count) : null),
    };
  },
  $min: () => extreme((sign) => sign < 0),
  $max: () => extreme((sign) => sign > 0),
  $first: () => {
    let first: { readonly value: unknown } | undefined;
    return { add: (value) => void (first ??= { value }), result: () => first?.value ?? null };
  },
  $last: () => {
    let last: unknown = null;
    return { add: (value) => void (last = value ?? null), result: () => last };
  },
  $push: () => {
    const list: unknown[] = [];
    return { add: (value) => void (value !== undefined && list.push(value)), result: () => list };
  },
  $addToSet: () => {
    const found = new Map<string, unknown>();
    return {
      add: (value) => void (value !== undefined && found.set(keyText(value), value)),
      result: () => [...found.values()],
    };
  },
  $mergeObjects: () => {
    const made: Doc = {};
    return { add: (value) => void (isDoc(value) && Object.assign(made, value)), result: () => made };
  },
  $stdDevPop: () => deviation(0),
  $stdDevSamp: () => deviation(1),
};

function extreme(isBetter: (sign: number) => boolean): Accumulator {
  let best: unknown;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === undefined || isBetter(compare(value, best))) best = value;
    },
    result: () => best ?? null,
  };
}

// Welford's running variance.
function deviation(freedom: number): Accumulator {
  let [count, mean, squares] = [0, 0, 0];
  return {
    add: (value) => {
      const number = toNumber(value);
      if (number === undefined) return;
      count++;
      const distance = number - mean;
      mean += distance / count;
      squares += distance * (number - mean);
    },
    result: () => (count > freedom ? Math.sqrt(squares / (count - freedom)) : null),
  };
}

export type AccumulatedField = { readonly name: string; readonly compute: Compute; readonly make: () => Accumulator };

/** One output field of `$group`: an accumulator over an expression. */
export function accumulated(name: string, spec: unknown, variables: Variables): AccumulatedField {
  const operators = isDoc(spec) ? Object.keys(spec) : [];
  const [operator = ''] = operators;
  if (!isDoc(spec) || operators.length !== 1) refuse(40234, `The field '${name}' must be an accumulator object`);
  const make = Object.hasOwn(makers, operator) ? makers[operator] : undefined;
  if (!make) refuse(15952, `unknown group operator '${operator}'`);
  return { name, make, compute: operator === '$count' ? () => null : evaluator(spec[operator], variables) };
}
