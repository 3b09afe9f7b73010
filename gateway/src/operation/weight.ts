import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fail } from '../failure.ts';
import type { Operation } from './operation.ts';
import type { Variables } from './variables.ts';

// A list without pages stays short by contract; a page has at most a hundred. Bytes weigh as much as many objects.
const SHORT_LIST = 10;
const LARGEST_PAGE = 100;
const BYTES = 300;

interface Scales {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** A selection on a type; inside a page, how many it has. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly page: number | null;
}

/** How many a field with pages is asked for; null for any other. */
function pageOf(node: FieldNode, { args }: GraphQLField<unknown, unknown>, { variables }: Scales): number | null {
  if (!args.some(({ name }) => name === 'first')) return null;
  const given = node.arguments?.find(({ name }) => name.value === 'first');
  const first: unknown = given && valueFromASTUntyped(given.value, variables);
  return typeof first === 'number' ? Math.min(Math.max(first, 1), LARGEST_PAGE) : SHORT_LIST;
}

function ofField(node: FieldNode, { type: parent, page }: Place, scales: Scales): number {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  const field = parent.getFields()[node.name.value];
  if (!field) return 0;
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return type.name === 'Base64' ? BYTES : 0;
  const own = pageOf(node, field, scales);
  const times = isListType(getNullableType(field.type)) ? (own ?? page ?? SHORT_LIST) : 1;
  return times * (1 + (node.selectionSet ? ofSet(node.selectionSet, { type, page: own }, scales) : 0));
}

function ofSelection(node: SelectionNode, place: Place, scales: Scales): number {
  if (node.kind === Kind.FIELD) return ofField(node, place, scales);
  const fragment = node.kind === Kind.FRAGMENT_SPREAD ? scales.fragments.get(node.name.value) : node;
  if (!fragment) return 0;
  const condition = fragment.typeCondition && scales.schema.getType(fragment.typeCondition.name.value);
  return ofSet(fragment.selectionSet, { ...place, type: isCompositeType(condition) ? condition : place.type }, scales);
}

const ofSet = ({ selections }: SelectionSetNode, place: Place, scales: Scales): number =>
  selections.reduce((sum, node) => sum + ofSelection(node, place, scales), 0);

/** About how many objects a valid operation asks for at most: pages within pages multiply. */
export function weightOf({ document, definition }: Operation, variables: Variables, schema: GraphQLSchema): number {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const type = schema.getRootType(definition.operation);
  return type ? ofSet(definition.selectionSet, { type, page: null }, { schema, fragments, variables }) : 0;
}

/** Refuses an operation whose lists would multiply beyond what one request is worth. */
export function checkedWeight(weight: number, allowed: number): number {
  if (weight > allowed) fail('QUERY_TOO_DEEP', { limit: 'objects', allowed });
  return weight;
}
