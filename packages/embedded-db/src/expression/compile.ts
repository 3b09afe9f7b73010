import { put } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { own } from '../bson/path.ts';
import { refuse } from '../errors.ts';
import { arithmetic } from './arithmetic.ts';
import { arrays } from './arrays.ts';
import { comparisons } from './comparisons.ts';
import { dateArithmetic } from './date-arithmetic.ts';
import { dates } from './dates.ts';
import { forms } from './forms.ts';
import { library } from './library.ts';
import { strings } from './strings.ts';
import { types } from './types.ts';
import type { Doc } from '../bson/doc.ts';
import type { Node, Operator, Scope } from './node.ts';

const operators: { readonly [name: string]: Operator } = {
  ...arithmetic,
  ...arrays,
  ...comparisons,
  ...dates,
  ...dateArithmetic,
  ...strings,
  ...types,
};

/** Compiles an expression once for many documents. */
export function compile(expr: unknown): Node {
  if (typeof expr === 'string') return text(expr);
  if (Array.isArray(expr)) return list(expr);
  if (!isDoc(expr)) return () => expr;
  const [name] = Object.keys(expr);
  if (name === undefined || !name.startsWith('$')) return document(expr);
  if (name === '$literal') return () => expr['$literal'];
  return operation(name, expr[name]);
}

function operation(name: string, argument: unknown): Node {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form) return form(argument, compile);
  const operator = Object.hasOwn(operators, name) ? operators[name] : library(name);
  if (!operator) refuse('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  if (!Array.isArray(argument)) {
    const only = compile(argument);
    return (scope) => operator(only(scope));
  }
  const parts = argument.map(compile);
  const [first, second] = parts;
  if (parts.length === 2 && first && second) return (scope) => operator(first(scope), second(scope));
  return (scope) => operator(...parts.map((part) => part(scope)));
}

function list(items: readonly unknown[]): Node {
  const parts = items.map(compile);
  return (scope) => parts.map((part) => part(scope) ?? null);
}

function document(expr: Doc): Node {
  const names = Object.keys(expr);
  if (names.some((name) => name.startsWith('$'))) refuse(16410, 'FieldPath field names may not start with an operator');
  const parts = names.map((name) => [name, compile(expr[name])] as const);
  return (scope) => {
    const made: Doc = {};
    for (const [name, part] of parts) {
      const value = part(scope);
      if (value !== undefined) put(made, name, value);
    }
    return made;
  };
}

function text(expr: string): Node {
  if (!expr.startsWith('$')) return () => expr;
  if (!expr.startsWith('$$')) return path(({ root }) => root, expr.slice(1).split('.'));
  const [name = '', ...parts] = expr.slice(2).split('.');
  return path(variable(name), parts);
}

function variable(name: string): Node {
  if (name === 'ROOT' || name === 'CURRENT') return ({ root }) => root;
  if (name === 'NOW') return () => new Date();
  if (name === 'REMOVE') return () => undefined;
  return ({ variables }: Scope) => own(variables, name);
}

function path(start: Node, parts: readonly string[]): Node {
  const [only] = parts;
  if (only === undefined) return start;
  if (parts.length === 1)
    return (scope) => {
      const from = start(scope);
      return isDoc(from) ? own(from, only) : along(from, parts, 0);
    };
  return (scope) => along(start(scope), parts, 0);
}

// In expressions an array on the way gives the array of what its documents hold.
function along(value: unknown, parts: readonly string[], depth: number): unknown {
  const part = parts[depth];
  if (part === undefined) return value;
  if (Array.isArray(value))
    return value
      .filter((item) => isDoc(item) || Array.isArray(item))
      .map((item) => along(item, parts, depth))
      .filter((item) => item !== undefined);
  return isDoc(value) ? along(own(value, part), parts, depth + 1) : undefined;
}
