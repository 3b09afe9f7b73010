import { Kind, type ConstDirectiveNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fieldSet } from '../lint/entities.ts';
import { argumentText, directivesNamed } from '../lint/sdl.ts';

/** By which fields a subgraph knows an entity: for each subgraph, for each type, its keys in order. */
export type EntityKeys = ReadonlyMap<string, ReadonlyMap<string, readonly SelectionSetNode[]>>;

function enumArgument(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.ENUM ? value.value : '';
}

/** The supergraph's name for each subgraph (`CASES`) to our own (`cases`). */
function subgraphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const each of definitions) {
    if (each.kind !== Kind.ENUM_TYPE_DEFINITION || each.name.value !== 'join__Graph') continue;
    for (const value of each.values ?? []) {
      names.set(value.name.value, argumentText(directivesNamed(value, 'join__graph')[0], 'name') ?? '');
    }
  }
  return names;
}

/** Tells which subgraph a join directive speaks of. */
export function joinedSubgraph(supergraph: DocumentNode): (join: ConstDirectiveNode) => string {
  const names = subgraphNames(supergraph);
  return (join) => names.get(enumArgument(join, 'graph')) ?? '';
}

/** Reads the keys out of a supergraph's `@join__type`. */
export function entityKeysOf(supergraph: DocumentNode): EntityKeys {
  const subgraphOf = joinedSubgraph(supergraph);
  const found = new Map<string, Map<string, SelectionSetNode[]>>();
  for (const each of supergraph.definitions) {
    if (each.kind !== Kind.OBJECT_TYPE_DEFINITION && each.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const join of directivesNamed(each, 'join__type')) {
      const key = argumentText(join, 'key');
      if (key === undefined) continue;
      const subgraph = subgraphOf(join);
      const types = found.get(subgraph) ?? new Map<string, SelectionSetNode[]>();
      types.set(each.name.value, [...(types.get(each.name.value) ?? []), fieldSet(key)]);
      found.set(subgraph, types);
    }
  }
  return found;
}
