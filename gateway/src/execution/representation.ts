import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isObject, own, type JsonObject } from './json.ts';
import { isOfType } from './rewrite.ts';

/** Builds what a subgraph is told about an object it shall add to; null when something it needs is not known. */
export type Represent = (object: JsonObject) => JsonObject | null;

type Part = (object: JsonObject, into: JsonObject) => boolean;

function valueOf(value: unknown, inner: Represent | null): unknown {
  if (Array.isArray(value)) return value.map((each) => valueOf(each, inner));
  return inner && isObject(value) ? inner(value) : value;
}

function part(node: QueryPlanSelectionNode, schema: GraphQLSchema): Part {
  if (node.kind === 'Field') {
    const key = node.alias ?? node.name;
    const inner = node.selections && node.selections.length > 0 ? represent(node.selections, schema) : null;
    return (object, into) => {
      const value = own(object, key);
      if (value === undefined) return false;
      into[node.name] = valueOf(value, inner);
      return true;
    };
  }
  const parts = node.selections.map((each) => part(each, schema));
  const { typeCondition } = node;
  return (object, into) =>
    (typeCondition !== undefined && !isOfType(schema, own(object, '__typename'), typeCondition)) ||
    parts.every((each) => each(object, into));
}

/** Compiles a plan's `requires`. */
export function represent(selections: readonly QueryPlanSelectionNode[], schema: GraphQLSchema): Represent {
  const parts = selections.map((each) => part(each, schema));
  return (object) => {
    const into: JsonObject = {};
    return parts.every((each) => each(object, into)) ? into : null;
  };
}
