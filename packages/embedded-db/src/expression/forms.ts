import { isDoc, isTruthy, toNumber } from '../bson/kinds.ts';
import { own } from '../bson/path.ts';
import { ServerError, refuse } from '../errors.ts';
import { converted } from './types.ts';
import { isNothing } from './node.ts';
import type { Doc } from '../bson/doc.ts';
import type { Compile, Form, Node, Scope } from './node.ts';

/** Everything is true but false, null, nothing and zero. */
function truth(node: Node): (scope: Scope) => boolean {
  return (scope) => isTruthy(node(scope));
}

function listOf(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : [argument];
}

function docOf(argument: unknown): Doc {
  return isDoc(argument) ? argument : {};
}

function bound(scope: Scope, names: Doc): Scope {
  return { root: scope.root, variables: { ...scope.variables, ...names } };
}

function arrayIn(value: unknown, code: number, what: string): readonly unknown[] | undefined {
  if (isNothing(value)) return undefined;
  return Array.isArray(value) ? value : refuse(code, `${what} must be an array`);
}

const cond: Form = (argument, compile) => {
  const [test, yes, no] = Array.isArray(argument)
    ? argument
    : [docOf(argument)['if'], docOf(argument)['then'], docOf(argument)['else']];
  const [isTrue, then, otherwise] = [truth(compile(test)), compile(yes), compile(no)];
  return (scope) => (isTrue(scope) ? then(scope) : otherwise(scope));
};

const branch: Form = (argument, compile) => {
  const { branches, default: rest } = docOf(argument);
  const cases = listOf(branches)
    .filter(isDoc)
    .map((one) => ({ holds: truth(compile(one['case'])), give: compile(one['then']) }));
  if (cases.length === 0) refuse(40068, '$switch requires at least one branch');
  const otherwise = 'default' in docOf(argument) ? compile(rest) : undefined;
  return (scope) => {
    const found = cases.find(({ holds }) => holds(scope));
    if (found) return found.give(scope);
    if (otherwise) return otherwise(scope);
    return refuse(40066, '$switch could not find a matching branch for an input, and no default was specified.');
  };
};

const map: Form = (argument, compile) => {
  const { input, in: body, as = 'this' } = docOf(argument);
  const [list, each] = [compile(input), compile(body)];
  return (scope) => {
    const items = arrayIn(list(scope), 16883, 'input to $map');
    return items ? items.map((item) => each(bound(scope, { [String(as)]: item })) ?? null) : null;
  };
};

const filter: Form = (argument, compile) => {
  const { input, cond: test, as = 'this', limit } = docOf(argument);
  const [list, holds, most] = [compile(input), truth(compile(test)), compile(limit)];
  return (scope) => {
    const items = arrayIn(list(scope), 28651, 'input to $filter');
    if (!items) return null;
    const found = items.filter((item) => holds(bound(scope, { [String(as)]: item })));
    return found.slice(0, toNumber(most(scope)));
  };
};

const reduce: Form = (argument, compile) => {
  const { input, initialValue, in: body } = docOf(argument);
  const [list, first, next] = [compile(input), compile(initialValue), compile(body)];
  return (scope) => {
    const items = arrayIn(list(scope), 40080, '$reduce argument');
    return items ? items.reduce((value, item) => next(bound(scope, { value, this: item })), first(scope)) : null;
  };
};

const bind: Form = (argument, compile) => {
  const { vars, in: body } = docOf(argument);
  const names = Object.entries(docOf(vars)).map(([name, expr]) => [name, compile(expr)] as const);
  const inner = compile(body);
  return (scope) => inner(bound(scope, Object.fromEntries(names.map(([name, node]) => [name, node(scope)]))));
};

const field: Form = (argument, compile) => {
  const { field: name, input = '$$CURRENT' } = isDoc(argument) && 'field' in argument ? argument : { field: argument };
  const [nameOf, from] = [compile(name), compile(input)];
  return (scope) => {
    const value = from(scope);
    if (isDoc(value)) return own(value, String(nameOf(scope)));
    return value === null ? null : undefined;
  };
};

// A field by its very name: dots and dollars mean nothing in it.
const setField: Form = (argument, compile) => {
  const { field: name, input, value } = docOf(argument);
  const [nameOf, from, to] = [compile(name), compile(input), compile(value)];
  return (scope) => {
    const doc = from(scope);
    if (isNothing(doc)) return null;
    if (!isDoc(doc)) refuse(4161105, "$setField requires 'input' to evaluate to type Object");
    const [key, next] = [String(nameOf(scope)), to(scope)];
    if (key === '__proto__') refuse('BadValue', `The field '${key}' is not allowed.`);
    const { [key]: _, ...others } = doc;
    return next === undefined ? others : { ...doc, [key]: next };
  };
};

const unsetField: Form = (argument, compile) => setField({ ...docOf(argument), value: '$$REMOVE' }, compile);

const convert: Form = (argument, compile) => {
  const { input, to, onError, onNull } = docOf(argument);
  const [value, type, other, none] = [compile(input), compile(to), compile(onError), compile(onNull)];
  const catches = 'onError' in docOf(argument);
  return (scope) => {
    const from = value(scope);
    if (isNothing(from)) return none(scope) ?? null;
    try {
      return converted(from, type(scope));
    } catch (error) {
      if (catches && error instanceof ServerError) return other(scope);
      throw error;
    }
  };
};

const all = (argument: unknown, compile: Compile): readonly Node[] => listOf(argument).map(compile);

/** Operators that do not compute all their arguments, or compute them more than once. */
export const forms: { readonly [name: string]: Form } = {
  $and: (argument, compile) => {
    const tests = all(argument, compile).map(truth);
    return (scope) => tests.every((test) => test(scope));
  },
  $or: (argument, compile) => {
    const tests = all(argument, compile).map(truth);
    return (scope) => tests.some((test) => test(scope));
  },
  $not: (argument, compile) => {
    const test = truth(compile(Array.isArray(argument) ? argument[0] : argument));
    return (scope) => !test(scope);
  },
  $ifNull: (argument, compile) => {
    const parts = all(argument, compile);
    return (scope) => {
      let value: unknown;
      for (const part of parts) {
        value = part(scope);
        if (!isNothing(value)) break;
      }
      return value;
    };
  },
  $cond: cond,
  $switch: branch,
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $let: bind,
  $getField: field,
  $setField: setField,
  $unsetField: unsetField,
  $convert: convert,
};
