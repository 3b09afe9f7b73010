import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import { fieldSet } from './entities.ts';
import { argumentText, directivesNamed, fieldsOf, namedType, type OwnedField, type SubgraphSdl } from './sdl.ts';

/** A field that another field requires, with the type it stands on. */
export interface Required {
  readonly by: OwnedField;
  readonly owner: string;
  readonly node: FieldNode;
}

/** The type of each field of a subgraph, by `Type.field`. */
function typesByField(sdl: SubgraphSdl): ReadonlyMap<string, string> {
  return new Map(
    fieldsOf(sdl).map(({ owner, field }) => [`${owner}.${field.name.value}`, namedType(field.type).name.value]),
  );
}

/** Every field that stands in a `@requires` of a subgraph, nested ones too. */
export function requiredFields(sdl: SubgraphSdl): readonly Required[] {
  const types = typesByField(sdl);
  const within = (set: SelectionSetNode, owner: string, by: OwnedField): readonly Required[] =>
    set.selections.flatMap((node) => {
      if (node.kind === Kind.INLINE_FRAGMENT)
        return within(node.selectionSet, node.typeCondition?.name.value ?? owner, by);
      if (node.kind !== Kind.FIELD) return [];
      const type = types.get(`${owner}.${node.name.value}`) ?? '';
      return [{ by, owner, node }, ...(node.selectionSet ? within(node.selectionSet, type, by) : [])];
    });
  return fieldsOf(sdl).flatMap((by) =>
    directivesNamed(by.field, 'requires').flatMap((each) =>
      within(fieldSet(argumentText(each, 'fields') ?? '__typename'), by.owner, by),
    ),
  );
}
