import {
  isAbstractType,
  Kind,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from '../operation/variables.ts';
import { responseKey } from './internal-key.ts';

/** What a projection is compiled from: a document, a schema, and the values its conditions have. */
export interface Source {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** One key of a response, with all that is selected under it. */
export interface SelectedField {
  readonly key: string;
  readonly node: FieldNode;
  readonly sets: SelectionSetNode[];
}

const conditions: readonly string[] = ['skip', 'include'];

function isOff({ name, arguments: given = [] }: DirectiveNode, variables: Variables): boolean {
  if (!conditions.includes(name.value)) return false;
  const value = given[0]?.value;
  const is = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
  return name.value === 'skip' ? is === true : is === false;
}

type Parent = GraphQLObjectType | GraphQLInterfaceType;

/** The fields selected on a type, in the order callers wrote them, fragments and conditions resolved. */
export function fieldsSelected(
  source: Source,
  type: Parent,
  sets: readonly SelectionSetNode[],
): readonly SelectedField[] {
  const { schema, fragments, variables } = source;
  const found = new Map<string, SelectedField>();
  const applies = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const wanted = schema.getType(condition);
    return isAbstractType(wanted) && schema.isSubType(wanted, type);
  };
  const take = (node: SelectionNode): void => {
    if (node.directives?.some((each) => isOff(each, variables))) return;
    if (node.kind === Kind.FIELD) {
      const key = responseKey(node);
      const field = found.get(key) ?? { key, node, sets: [] };
      if (node.selectionSet) field.sets.push(node.selectionSet);
      found.set(key, field);
      return;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    if (fragment && applies(fragment.typeCondition?.name.value)) fragment.selectionSet.selections.forEach(take);
  };
  for (const set of sets) set.selections.forEach(take);
  return [...found.values()];
}
