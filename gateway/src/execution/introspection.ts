import {
  executeSync,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from '../operation/variables.ts';
import type { JsonObject } from './json.ts';

const metaFields: readonly string[] = ['__schema', '__type'];

/** The part of a root selection that asks about the schema itself, conditions kept. */
function aboutSchema(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly SelectionNode[] {
  return set.selections.flatMap((node): readonly SelectionNode[] => {
    if (node.kind === Kind.FIELD) return metaFields.includes(node.name.value) ? [node] : [];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    const selections = inner ? aboutSchema(inner.selectionSet, fragments) : [];
    if (selections.length === 0) return [];
    const { directives = [] } = node;
    return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections } }];
  });
}

/** Answers `__schema` and `__type` from the schema callers see. Other root fields are the plan's. */
export function introspection(schema: GraphQLSchema, document: DocumentNode, definition: OperationDefinitionNode) {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((each) => [each.name.value, each]));
  const selections = aboutSchema(definition.selectionSet, byName);
  const only = { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
  const asked: DocumentNode = { kind: Kind.DOCUMENT, definitions: [only, ...fragments] };
  return (variableValues: Variables): JsonObject => ({
    ...executeSync({ schema, document: asked, variableValues: { ...variableValues } }).data,
  });
}
