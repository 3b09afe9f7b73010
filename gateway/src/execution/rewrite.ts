import type { FetchDataRewrite } from '@apollo/query-planner';
import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { isObject, own, type JsonObject } from './json.ts';

/** Whether an object of a named type satisfies a type condition; an object that does not say passes. */
export function isOfType(schema: GraphQLSchema, typename: unknown, condition: string): boolean {
  if (typeof typename !== 'string' || typename === condition) return true;
  const type = schema.getType(typename);
  const wanted = schema.getType(condition);
  if (!isAbstractType(wanted) || !(isObjectType(type) || isInterfaceType(type))) return false;
  return schema.isSubType(wanted, type);
}

const ON_TYPE = '... on ';

function apply(object: JsonObject, key: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') {
    object[key] = rewrite.setValueTo;
  } else if (own(object, key) !== undefined) {
    object[rewrite.renameKeyTo] = object[key];
    delete object[key];
  }
}

/** Carries out the small changes a plan asks for: names of types of interface objects, aliases of conflicting fields. */
export function rewritten(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  const walk = (at: unknown, path: readonly string[], rewrite: FetchDataRewrite): void => {
    if (Array.isArray(at)) return at.forEach((each) => walk(each, path, rewrite));
    const [first, ...rest] = path;
    if (!isObject(at) || first === undefined) return undefined;
    if (first.startsWith(ON_TYPE)) {
      return isOfType(schema, own(at, '__typename'), first.slice(ON_TYPE.length)) ? walk(at, rest, rewrite) : undefined;
    }
    return rest.length === 0 ? apply(at, first, rewrite) : walk(own(at, first), rest, rewrite);
  };
  for (const rewrite of rewrites) walk(value, rewrite.path, rewrite);
}
