import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { own, type JsonObject } from './json.ts';
import { likeness, represent } from './representation.ts';
import { rewritten } from './rewrite.ts';

/** Objects that a subgraph is told of in the same words: the words travel once, and what comes back goes to them all. */
export interface Found {
  readonly representation: JsonObject;
  readonly text: string;
  /** Required fields that are not known. */
  readonly missing: ReadonlySet<string>;
  readonly targets: JsonObject[];
}

export interface Wanted {
  readonly requires: readonly QueryPlanSelectionNode[];
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly schema: GraphQLSchema;
}

/** A place for all objects of equal values; null where there is nothing to say about them. */
interface Place {
  readonly next: Map<unknown, Place>;
  found: Found | null | undefined;
}

const place = (): Place => ({ next: new Map(), found: undefined });

function below(at: Place, value: unknown): Place {
  const known = at.next.get(value);
  if (known) return known;
  const made = place();
  at.next.set(value, made);
  return made;
}

/** The names of what is required, when that is the plain values of one type; null otherwise. */
function plainKeys(selections: readonly QueryPlanSelectionNode[]): readonly string[] | null {
  const [only, second] = selections;
  if (only?.kind === 'InlineFragment' && !second) return plainKeys(only.selections);
  const keys = selections.flatMap((each) =>
    each.kind === 'Field' && !each.selections?.length ? [each.alias ?? each.name] : [],
  );
  return keys.length === selections.length && keys.includes('__typename') ? keys : null;
}

/** Where an object belongs by the very values it is known by; null when one of them is more than a value. */
function placeByValues(root: Place, keys: readonly string[], object: JsonObject): Place | null {
  let at = root;
  for (const key of keys) {
    const value = own(object, key);
    if (typeof value === 'object' && value !== null) return null;
    at = below(at, value);
  }
  return at;
}

/** Compiles how objects are put together that a subgraph is told of in the same words. */
export function grouping({ requires, inputRewrites, schema }: Wanted) {
  const representationOf = represent(requires, schema);
  const likenessOf = likeness(requires, schema);
  const keys = plainKeys(requires);

  const foundFor = (object: JsonObject): Found | null => {
    const { representation, missing } = representationOf(object);
    if (typeof own(representation, '__typename') !== 'string') return null;
    rewritten(schema, inputRewrites, representation);
    return { representation, text: JSON.stringify(representation), missing, targets: [] };
  };

  return (objects: Iterable<JsonObject>): readonly Found[] => {
    const all: Found[] = [];
    const [byValues, byText] = [place(), place()];
    for (const object of objects) {
      const at = (keys && placeByValues(byValues, keys, object)) ?? below(byText, likenessOf(object));
      if (at.found === undefined) {
        at.found = foundFor(object);
        if (at.found) all.push(at.found);
      }
      at.found?.targets.push(object);
    }
    return all;
  };
}
