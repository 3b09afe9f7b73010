import { Kind, type DocumentNode } from 'graphql';
import { fieldSet } from '../lint/entities.ts';
import { argumentText, directivesNamed } from '../lint/sdl.ts';
import { joinedSubgraph } from './entity-keys.ts';

/** For each subgraph, for each `Type.field` it works out from others' fields: the names of those. */
export type RequiredFields = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const namesIn = (fields: string): readonly string[] =>
  fieldSet(fields).selections.flatMap((each) => (each.kind === Kind.FIELD ? each.name.value : []));

/** Reads the requirements out of a supergraph's `@join__field`. */
export function requiredFieldsOf(supergraph: DocumentNode): RequiredFields {
  const subgraphOf = joinedSubgraph(supergraph);
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      for (const join of directivesNamed(field, 'join__field')) {
        const requires = argumentText(join, 'requires');
        if (requires === undefined) continue;
        const subgraph = subgraphOf(join);
        const fields = found.get(subgraph) ?? new Map<string, readonly string[]>();
        found.set(subgraph, fields.set(`${type.name.value}.${field.name.value}`, namesIn(requires)));
      }
    }
  }
  return found;
}
