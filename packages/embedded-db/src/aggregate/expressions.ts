import { Context, evalExpr } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import { compare } from '../bson/compare.ts';
import { isDoc } from '../bson/kinds.ts';
import { plainDoc, toPlain } from '../bson/plain.ts';
import { own, pathOf } from '../bson/path.ts';
import { ServerError, CODES, refuse } from '../errors.ts';
import { checkExpression } from '../subset/check-expression.ts';
import type { Doc } from '../bson/doc.ts';

/** What `let` and `$$name` refer to. */
export type Variables = Doc;
/** Computes one expression for a document. */
export type Compute = (doc: Doc) => unknown;

type Operator = (doc: unknown, argument: unknown, options: unknown) => unknown;
type Options = Parameters<typeof evalExpr>[2];

// mingo compares Decimal128 and objects in its own way: these operators are answered here.
const exact: Record<string, Operator> = {
  $eq: comparing((sign) => sign === 0),
  $ne: comparing((sign) => sign !== 0),
  $gt: comparing((sign) => sign > 0),
  $gte: comparing((sign) => sign >= 0),
  $lt: comparing((sign) => sign < 0),
  $lte: comparing((sign) => sign <= 0),
  $cmp: (doc, argument, options) => {
    const [a, b] = both(doc, argument, options);
    return Math.sign(ranked(a, b));
  },
  $in: (doc, argument, options) => {
    const [value, list] = both(doc, argument, options);
    if (!Array.isArray(list)) refuse(40081, '$in requires an array as a second argument');
    return list.some((item) => ranked(item, value) === 0);
  },
};

function comparing(accepts: (sign: number) => boolean): Operator {
  return (doc, argument, options) => {
    const [a, b] = both(doc, argument, options);
    return accepts(ranked(a, b));
  };
}

function both(doc: unknown, argument: unknown, options: unknown): readonly [unknown, unknown] {
  if (!Array.isArray(argument) || argument.length !== 2) refuse(16020, 'Expression takes exactly 2 arguments');
  const [a, b] = evalExpr(doc as Doc, argument, options as Options) as [unknown, unknown];
  return [a, b];
}

// A missing value sorts before null in expressions.
function ranked(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

const operators = Context.init({
  accumulator: accumulator as never,
  expression: { ...expression, ...exact } as never,
});

const SCRIPTS = new Set(['$function', '$accumulator', '$where']);

/** Compiles an expression: plain paths and constants are read directly, the rest is mingo's. */
export function evaluator(expr: unknown, variables: Variables = {}): Compute {
  if (typeof expr === 'string')
    return expr.startsWith('$$') || !expr.startsWith('$') ? byMingo(expr, variables) : field(expr.slice(1));
  if (!isDoc(expr)) return Array.isArray(expr) ? byMingo(expr, variables) : () => expr;
  const names = Object.keys(expr);
  const [first] = names;
  if (first === '$literal') return () => expr['$literal'];
  if (first?.startsWith('$')) return operatorOf(first, expr, variables);
  if (names.some((name) => name.startsWith('$'))) refuse(16410, 'FieldPath field names may not start with an operator');
  const parts = names.map((name) => [name, evaluator(expr[name], variables)] as const);
  return (doc) => {
    const made: Doc = {};
    for (const [name, compute] of parts) {
      const value = compute(doc);
      if (value !== undefined) made[name] = value;
    }
    return made;
  };
}

function operatorOf(name: string, expr: Doc, variables: Variables): Compute {
  const isKnown =
    operators.getOperator('expression' as never, name) ?? operators.getOperator('accumulator' as never, name);
  if (!isKnown || SCRIPTS.has(name)) refuse(168, `Unrecognized expression '${name}'`);
  return byMingo(expr, variables);
}

function field(text: string): Compute {
  const { parts } = pathOf(text);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return (doc) => own(doc, only);
  return (doc) => along(doc, parts, 0);
}

// In expressions an array on the way gives the array of what its documents hold.
function along(value: unknown, parts: readonly string[], depth: number): unknown {
  const part = parts[depth];
  if (part === undefined) return value;
  if (Array.isArray(value))
    return value
      .filter(isDoc)
      .map((item) => along(item, parts, depth))
      .filter((item) => item !== undefined);
  return isDoc(value) ? along(own(value, part), parts, depth + 1) : undefined;
}

// mingo copies its operator tables for plain options, but not for options it has made itself: these are asked for once.
type Prepared = { update(locals: { readonly root: Doc }): Prepared };

const capturing = Context.from(
  operators,
  Context.init({ expression: { $linliOptions: (_: unknown, __: unknown, options: unknown) => options } as never }),
);

function prepare(variables: Variables): Prepared {
  const options = { context: capturing, scriptEnabled: false, useStrictMode: true, variables };
  return evalExpr({}, { $linliOptions: 1 }, options as unknown as Options) as Prepared;
}

function byMingo(expr: unknown, variables: Variables): Compute {
  checkExpression(expr, Object.keys(variables));
  const prepared = prepare(plainDoc(variables));
  const plain = toPlain(expr);
  return (doc) => {
    try {
      return evalExpr(doc, plain as never, prepared.update({ root: doc }) as unknown as Options);
    } catch (error) {
      if (error instanceof ServerError) throw error;
      throw new ServerError(CODES.BadValue, error instanceof Error ? error.message : String(error));
    }
  };
}
