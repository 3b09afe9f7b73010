import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isObject } from '../execution/json.ts';
import { fail } from '../failure.ts';
import type { Costs } from './costs.ts';
import { sizedBy, timesOf, type Sized } from './list-length.ts';
import type { Operation } from './operation.ts';
import type { Variables } from './variables.ts';

// Bytes weigh as much as many objects.
const BYTES = 300;

/** What an operation is weighed by. */
export interface Scales {
  readonly schema: GraphQLSchema;
  readonly costs: Costs;
}

interface Weighing extends Scales {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** A selection on a type; inside a page, how many it has. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly page: Sized | null;
}

const usualWeight = (type: GraphQLNamedType): number => {
  if (isCompositeType(type)) return 1;
  return type.name === 'Base64' ? BYTES : 0;
};

/** What the parts of an input cost that are there. */
function ofInput(type: GraphQLInputType, value: unknown, costs: Costs): number {
  const named = getNamedType(type);
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + ofInput(type, each, costs), 0);
  if (!isInputObjectType(named) || !isObject(value)) return 0;
  return Object.values(named.getFields()).reduce((sum, field) => {
    const inner = value[field.name];
    if (inner === undefined || inner === null) return sum;
    return sum + (costs.weights.get(`${named.name}.${field.name}`) ?? 0) + ofInput(field.type, inner, costs);
  }, 0);
}

function ofArguments(at: string, node: FieldNode, field: GraphQLField<unknown, unknown>, weighing: Weighing): number {
  const { costs, variables } = weighing;
  return (node.arguments ?? []).reduce((sum, { name, value }) => {
    const definition = field.args.find((each) => each.name === name.value);
    const given: unknown = valueFromASTUntyped(value, variables);
    if (!definition || given === undefined || given === null) return sum;
    return sum + (costs.weights.get(`${at}(${name.value}:)`) ?? 0) + ofInput(definition.type, given, costs);
  }, 0);
}

function ofField(node: FieldNode, { type: parent, page }: Place, weighing: Weighing): number {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  const field = parent.getFields()[node.name.value];
  if (!field) return 0;
  const { costs, variables } = weighing;
  const at = `${parent.name}.${field.name}`;
  const type = getNamedType(field.type);
  const own = costs.weights.get(at) ?? costs.weights.get(type.name) ?? usualWeight(type);
  const given = ofArguments(at, node, field, weighing);
  if (!isCompositeType(type)) return own + given;
  const sized = sizedBy(costs.listSizes.get(at), node, field, variables);
  const inner = node.selectionSet
    ? ofSet(node.selectionSet, { type, page: isListType(getNullableType(field.type)) ? null : sized }, weighing)
    : 0;
  return timesOf(field.name, field, sized, page) * (own + inner) + given;
}

function ofSelection(node: SelectionNode, place: Place, weighing: Weighing): number {
  if (node.kind === Kind.FIELD) return ofField(node, place, weighing);
  const fragment = node.kind === Kind.FRAGMENT_SPREAD ? weighing.fragments.get(node.name.value) : node;
  if (!fragment) return 0;
  const condition = fragment.typeCondition && weighing.schema.getType(fragment.typeCondition.name.value);
  return ofSet(
    fragment.selectionSet,
    { ...place, type: isCompositeType(condition) ? condition : place.type },
    weighing,
  );
}

const ofSet = ({ selections }: SelectionSetNode, place: Place, weighing: Weighing): number =>
  selections.reduce((sum, node) => sum + ofSelection(node, place, weighing), 0);

/**
 * About how much a valid operation asks for at most: an object is a point unless its subgraph says what it costs, and
 * pages within pages multiply.
 */
export function weightOf({ document, definition }: Operation, variables: Variables, scales: Scales): number {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const type = scales.schema.getRootType(definition.operation);
  if (!type) return 0;
  return Math.max(0, ofSet(definition.selectionSet, { type, page: null }, { ...scales, fragments, variables }));
}

/** Refuses an operation whose lists would multiply beyond what one request is worth. */
export function checkedWeight(weight: Weight, allowed: number): Weight {
  if (weight.points > allowed) fail('QUERY_TOO_DEEP', { limit: 'objects', allowed });
  return weight;
}

/** What an operation is reckoned at, and how much of that is kept however few objects come. */
export interface Weight {
  readonly points: number;
  readonly kept: number;
}
