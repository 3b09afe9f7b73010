import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isObject, own, type JsonObject } from './json.ts';
import { isOfType } from './rewrite.ts';

/** What a subgraph is told about an object it shall add to. */
export interface Represented {
  readonly representation: JsonObject;
  /** The fields that are not known: their owner did not answer, or they were switched off. Sent as null. */
  readonly missing: ReadonlySet<string>;
}

export type Represent = (object: JsonObject) => Represented;

type Part = (object: JsonObject, into: JsonObject, missing: Set<string>) => void;

/** A value cut down to what is asked of it; undefined when a part of it is not known. */
function valueOf(value: unknown, inner: Represent | null): unknown {
  if (Array.isArray(value)) {
    const all = value.map((each) => valueOf(each, inner));
    return all.includes(undefined) ? undefined : all;
  }
  if (!inner || !isObject(value)) return value;
  const { representation, missing } = inner(value);
  return missing.size > 0 ? undefined : representation;
}

function part(node: QueryPlanSelectionNode, schema: GraphQLSchema): Part {
  if (node.kind === 'Field') {
    const key = node.alias ?? node.name;
    const inner = node.selections && node.selections.length > 0 ? represent(node.selections, schema) : null;
    return (object, into, missing) => {
      const value = valueOf(own(object, key), inner);
      if (value === undefined) missing.add(node.name);
      into[node.name] = value ?? null;
    };
  }
  const parts = node.selections.map((each) => part(each, schema));
  const { typeCondition } = node;
  return (object, into, missing) => {
    if (typeCondition !== undefined && !isOfType(schema, own(object, '__typename'), typeCondition)) return;
    for (const each of parts) each(object, into, missing);
  };
}

/** Compiles a plan's `requires`. */
export function represent(selections: readonly QueryPlanSelectionNode[], schema: GraphQLSchema): Represent {
  const parts = selections.map((each) => part(each, schema));
  return (object) => {
    const representation: JsonObject = {};
    const missing = new Set<string>();
    for (const each of parts) each(object, representation, missing);
    return { representation, missing };
  };
}

/** A text that is equal for objects with equal representations, and made without making one. */
export type Likeness = (object: JsonObject) => string;

function likenessOf(value: unknown, inner: Likeness | null): string {
  if (typeof value === 'string') return `${value.length}:${value}`;
  if (value === undefined) return '?';
  if (Array.isArray(value)) return `[${value.map((each) => likenessOf(each, inner)).join()}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return inner && isObject(value) ? `{${inner(value)}}` : JSON.stringify(value);
}

/** Compiles what two objects have to agree in, so that one of them speaks for both. */
export function likeness(selections: readonly QueryPlanSelectionNode[], schema: GraphQLSchema): Likeness {
  const parts = selections.map((node): Likeness => {
    if (node.kind === 'Field') {
      const key = node.alias ?? node.name;
      const inner = node.selections && node.selections.length > 0 ? likeness(node.selections, schema) : null;
      return (object) => likenessOf(own(object, key), inner);
    }
    const inner = likeness(node.selections, schema);
    const { typeCondition } = node;
    return (object) =>
      typeCondition !== undefined && !isOfType(schema, own(object, '__typename'), typeCondition)
        ? '-'
        : `(${inner(object)})`;
  });
  return (object) => {
    let text = '';
    for (const each of parts) text += `${each(object)},`;
    return text;
  };
}
