import { Context, evalExpr } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import { toPlain } from '../bson/plain.ts';
import { doubleOf } from '../bson/number.ts';
import { CODES, ServerError } from '../errors.ts';
import type { Operator } from './node.ts';

const SCRIPTS = new Set(['$function', '$accumulator', '$where']);
const context = Context.init({ accumulator: accumulator as never, expression: expression as never });
// Whatever they are given, these answer with a double.
const DOUBLES = new Set(
  '$sqrt $exp $ln $log $log10 $sin $cos $tan $asin $acos $atan $atan2 $degreesToRadians $radiansToDegrees'.split(' '),
);

/** An operator of mingo; it only sees values that are already computed, and plain numbers. */
export function library(name: string): Operator | undefined {
  const isKnown = context.getOperator('expression' as never, name) ?? context.getOperator('accumulator' as never, name);
  if (!isKnown || SCRIPTS.has(name)) return undefined;
  return (...values) => {
    const answer = ask(name, values);
    return DOUBLES.has(name) && typeof answer === 'number' ? doubleOf(answer) : answer;
  };
}

type Options = Parameters<typeof evalExpr>[2];

function ask(name: string, values: readonly unknown[]): unknown {
  const [only] = values;
  const variables = { values: values.map((value) => toPlain(value ?? null)), only: toPlain(only ?? null) };
  const argument =
    values.length === 1 ? named(variables.only) : variables.values.map((_, i) => ({ $arrayElemAt: ['$$values', i] }));
  try {
    const options = { context, scriptEnabled: false, useStrictMode: true, variables };
    return evalExpr({}, { [name]: argument } as never, options as unknown as Options);
  } catch (error) {
    if (error instanceof ServerError) throw error;
    throw new ServerError(CODES.BadValue, error instanceof Error ? error.message : String(error));
  }
}

// Named arguments keep their names; what they hold is data.
function named(value: unknown): unknown {
  const isData = typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype;
  if (isData) return '$$only';
  return Object.fromEntries(Object.keys(value).map((field) => [field, `$$only.${field}`]));
}
