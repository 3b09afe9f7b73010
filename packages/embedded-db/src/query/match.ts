import { refuse } from '../errors.ts';
import { isDoc, isOperators, isTruthy } from '../bson/kinds.ts';
import { asElement, pathOf } from '../bson/path.ts';
import { evaluator } from '../aggregate/expressions.ts';
import { refuseNear } from '../subset/near.ts';
import { equals } from './equality.ts';
import { fieldTests } from './operators.ts';
import { docView } from './view.ts';
import type { Doc } from '../bson/doc.ts';
import type { Variables } from '../aggregate/expressions.ts';
import type { ValueTest } from './equality.ts';
import type { View } from './view.ts';

/** Says whether a document satisfies a filter. */
export type Match = (view: View) => boolean;

/** Compiles a filter once for many documents; an unknown operator is refused here. */
export function compileFilter(filter: Doc, variables: Variables = {}): Match {
  return every(Object.entries(filter).map(([name, value]) => clause(name, value, variables)));
}

/** The same question about a decoded document. */
export function matches(filter: Doc, doc: Doc, variables: Variables = {}): boolean {
  return compileFilter(filter, variables)(docView(doc));
}

function clause(name: string, value: unknown, variables: Variables): Match {
  switch (name) {
    case '$and':
      return every(branches(name, value, variables));
    case '$or':
      return some(branches(name, value, variables));
    case '$nor': {
      const any = some(branches(name, value, variables));
      return (view) => !any(view);
    }
    case '$expr': {
      const compute = evaluator(value, variables);
      return (view) => isTruthy(compute(view.whole()));
    }
    case '$comment':
      return () => true;
    default:
      if (name.startsWith('$')) refuse('BadValue', `unknown top level operator: ${name}`);
      return field(name, value, variables);
  }
}

function branches(name: string, value: unknown, variables: Variables): readonly Match[] {
  if (!Array.isArray(value) || value.length === 0) refuse('BadValue', `${name} must be a nonempty array`);
  return value.map((branch: unknown) => {
    if (!isDoc(branch)) refuse('BadValue', `${name} argument's entries must be objects`);
    if (name !== '$and') refuseNear(branch);
    return compileFilter(branch, variables);
  });
}

function field(name: string, value: unknown, variables: Variables): Match {
  const path = pathOf(name);
  if (!isOperators(value)) return on(equals(value));
  return every(
    Object.entries(value).map(([operator, argument]) => {
      if (operator === '$not') return negated(name, argument, variables);
      if (operator === '$elemMatch') return on(elementTest(argument, variables));
      if (operator === '$all') return all(name, argument, variables);
      return on(fieldTests(operator, argument, value));
    }),
  );
  function on(test: ValueTest): Match {
    return (view) => test(view.values(path));
  }
}

function negated(name: string, argument: unknown, variables: Variables): Match {
  if (!(argument instanceof RegExp) && !isOperators(argument)) refuse('BadValue', '$not needs a regex or a document');
  const match = field(name, argument, variables);
  return (view) => !match(view);
}

function all(name: string, argument: unknown, variables: Variables): Match {
  if (!Array.isArray(argument)) refuse('BadValue', '$all needs an array');
  if (argument.length === 0) return () => false;
  return every(
    argument.map((item: unknown) =>
      (isOperators(item) && '$elemMatch' in item) || item instanceof RegExp
        ? field(name, item, variables)
        : field(name, { $eq: item }, variables),
    ),
  );
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);

/** Tests one element of an array: by operators when it is compared itself, by fields when it is a document. */
export function elementMatch(condition: unknown, variables: Variables = {}): (element: unknown) => boolean {
  if (!isDoc(condition)) refuse('BadValue', '$elemMatch needs an Object');
  if (isOperators(condition) && !LOGICAL.has(Object.keys(condition)[0] ?? '')) {
    const match = field('x', condition, variables);
    return (element) => match(docView({ x: asElement(element) }));
  }
  const match = compileFilter(condition, variables);
  return (element) => isDoc(element) && match(docView(element));
}

function elementTest(condition: unknown, variables: Variables): ValueTest {
  const match = elementMatch(condition, variables);
  return (values) => values.some((value) => Array.isArray(value) && value.some((element) => match(element)));
}

function every(list: readonly Match[]): Match {
  const [first] = list;
  if (list.length === 1 && first) return first;
  return (view) => list.every((match) => match(view));
}

function some(list: readonly Match[]): Match {
  return (view) => list.some((match) => match(view));
}
