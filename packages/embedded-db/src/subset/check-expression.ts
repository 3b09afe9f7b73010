import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { ARITIES, DATE_PARTS, NAMED } from './expressions.ts';
import type { Doc } from '../bson/doc.ts';
import type { Arity, Named } from './expressions.ts';

type Variables = ReadonlySet<string>;

// The variables every expression knows.
const SYSTEM = ['ROOT', 'CURRENT', 'REMOVE', 'NOW'];

/** Looks through an expression: operators, their arguments and variables that are not known are refused. */
export function checkExpression(expr: unknown, variables: readonly string[]): void {
  check(expr, new Set([...SYSTEM, ...variables]));
}

function check(expr: unknown, variables: Variables): void {
  if (typeof expr === 'string') checkPath(expr, variables);
  else if (Array.isArray(expr)) for (const item of expr as readonly unknown[]) check(item, variables);
  else if (isDoc(expr)) checkDoc(expr, variables);
}

function checkPath(text: string, variables: Variables): void {
  if (text === '$') refuse(16872, "'$' by itself is not a valid FieldPath");
  const [, name] = /^\$\$([^.]*)/.exec(text) ?? [];
  if (name !== undefined && !variables.has(name)) refuse(17276, `Use of undefined variable: ${name}`);
}

function checkDoc(expr: Doc, variables: Variables): void {
  const names = Object.keys(expr);
  const [name = ''] = names;
  if (!name.startsWith('$')) return check(Object.values(expr), variables);
  if (names.length > 1)
    refuse(
      15983,
      `an expression specification must contain exactly one field, the name of the expression. Found ${names.length} fields, the first is ${name}`,
    );
  if (name !== '$literal') checkOperator(name, expr[name], variables);
}

function checkOperator(name: string, argument: unknown, variables: Variables): void {
  const arity = rowOf(ARITIES, name);
  const named = rowOf(NAMED, name);
  const part = rowOf(DATE_PARTS, name);
  if (arity) checkCount(name, argument, arity);
  else if (name === '$cond' && Array.isArray(argument)) checkCount(name, argument, { least: 3, most: 3 });
  else if (name === '$getField' && typeof argument === 'string') return;
  else if (named) return checkNamed(name, argument, { named, variables });
  else if (part && isDoc(argument) && 'date' in argument) return checkNamed(name, argument, { named: part, variables });
  else if (part) checkCount(name, argument, { least: 1, most: 1 });
  else refuse('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  check(argument, variables);
}

function rowOf<T>(table: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function checkCount(name: string, argument: unknown, { least, most }: Arity): void {
  const count = Array.isArray(argument) ? argument.length : 1;
  if (count >= least && count <= most) return;
  if (least === most) refuse(16020, `Expression ${name} takes exactly ${least} arguments. ${count} were passed in.`);
  refuse(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${count} were passed in.`,
  );
}

type Rules = { readonly named: Named; readonly variables: Variables };

function checkNamed(name: string, argument: unknown, { named, variables }: Rules): void {
  const { needed, other = [], codes } = named;
  if (!isDoc(argument)) refuse('FailedToParse', `${name} only supports an object as its argument`);
  const unknown = Object.keys(argument).find((field) => !needed.includes(field) && !other.includes(field));
  if (unknown !== undefined) refuse(codes[0], `Unrecognized argument to ${name}: ${unknown}`);
  const missing = needed.find((field) => argument[field] === undefined);
  if (missing !== undefined) refuse(codes[1], `Missing '${missing}' parameter to ${name}`);
  inside(name, argument, variables);
}

function inside(name: string, argument: Doc, variables: Variables): void {
  const { in: body, cond, vars, branches, sortBy: _, as = 'this', ...rest } = argument;
  check(Object.values(rest), variables);
  if (name === '$switch') return checkBranches(branches, variables);
  if (name === '$let') {
    const own = isDoc(vars) ? vars : refuse(16876, 'Missing an object of variables in $let');
    check(Object.values(own), variables);
    return check(body, new Set([...variables, ...Object.keys(own)]));
  }
  const bound = name === '$reduce' ? ['this', 'value'] : [String(as)];
  check([body, cond], new Set([...variables, ...bound]));
}

function checkBranches(branches: unknown, variables: Variables): void {
  if (!Array.isArray(branches)) refuse(40061, "$switch expected an array for 'branches'");
  for (const branch of branches as readonly unknown[]) {
    const unknown = isDoc(branch) ? Object.keys(branch).find((field) => field !== 'case' && field !== 'then') : '';
    if (!isDoc(branch) || unknown !== undefined)
      refuse(40063, `$switch found an unknown argument to a branch: ${unknown}`);
    check([branch['case'], branch['then']], variables);
  }
}
