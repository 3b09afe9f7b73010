import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, type GraphQLSchema, type InlineFragmentNode, type SelectionSetNode } from 'graphql';
import type { EntityKeys } from '../composition/entity-keys.ts';
import type { RequiredFields } from '../composition/required-fields.ts';
import { keyAnswered, keyAsked, keyCompared, typeAnswered } from './identify.ts';
import { isObject, own, type JsonObject } from './json.ts';
import { isOfType } from './rewrite.ts';

/** What the compiler of a plan knows about the graph. */
export interface PlanFacts {
  readonly schema: GraphQLSchema;
  readonly keys: EntityKeys;
  readonly required: RequiredFields;
}

/** The entity that came back for a representation, nobody, or somebody else. */
export type EntityAnswer = JsonObject | null | 'WRONG';

export type KeysByType = ReadonlyMap<string, SelectionSetNode | null>;

/** What an entity fetch asks, by the type it adds to. */
export function fragmentsAsked(operation: string): readonly InlineFragmentNode[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  const [entities] = definition.selectionSet.selections;
  const inner = entities?.kind === Kind.FIELD ? (entities.selectionSet?.selections ?? []) : [];
  return inner.filter((each) => each.kind === Kind.INLINE_FRAGMENT);
}

function namesIn(nodes: readonly QueryPlanSelectionNode[]): readonly string[] {
  return nodes.flatMap((each) => (each.kind === 'Field' ? [each.name] : namesIn(each.selections)));
}

/** For each type of a fetch the key that the plan sends along, so that it can be asked back; null when none fits. */
export function keysByType(node: FetchNode, { keys }: PlanFacts): KeysByType {
  const sent = namesIn(node.requires ?? []);
  const isSent = (key: SelectionSetNode): boolean =>
    key.selections.every((each) => each.kind === Kind.FIELD && sent.includes(each.name.value));
  const known = keys.get(node.serviceName);
  const types = fragmentsAsked(node.operation).flatMap((each) => each.typeCondition?.name.value ?? []);
  return new Map(types.map((type) => [type, known?.get(type)?.find(isSent) ?? null]));
}

/** Tells whether what came back is what was asked about. */
export function identifier(keysOfTypes: KeysByType, schema: GraphQLSchema) {
  const keyOf = (type: unknown): SelectionSetNode | null => {
    const exact = typeof type === 'string' ? keysOfTypes.get(type) : null;
    if (exact !== undefined) return exact;
    return [...keysOfTypes].find(([each]) => isOfType(schema, type, each))?.[1] ?? null;
  };
  const compared = new Map([...keysOfTypes.values()].flatMap((key) => (key ? [[key, keyCompared(key)] as const] : [])));
  const isSame = (asked: JsonObject, entity: JsonObject): boolean => {
    const wanted = own(asked, '__typename');
    const type = typeAnswered(entity);
    if (typeof wanted !== 'string' || typeof type !== 'string' || !isOfType(schema, type, wanted)) return false;
    const key = keyOf(wanted);
    return key === null || (compared.get(key)?.(asked, entity) ?? false);
  };
  const textOf = (entity: JsonObject): string => {
    const key = keyOf(typeAnswered(entity));
    return key ? keyAnswered(entity, key) : '';
  };

  /** The entity that answers a representation: at its own place, else wherever its key stands; null for nobody. */
  return (asked: readonly JsonObject[], entities: readonly unknown[]): readonly EntityAnswer[] => {
    let byKey: ReadonlyMap<string, JsonObject> | undefined;
    return asked.map((representation, index) => {
      const entity = entities[index];
      if (entity === null) return null;
      if (isObject(entity) && isSame(representation, entity)) return entity;
      byKey ??= new Map(entities.filter(isObject).map((each) => [textOf(each), each]));
      const key = keyOf(own(representation, '__typename'));
      const other = key ? byKey.get(keyAsked(representation, key)) : undefined;
      return other && isSame(representation, other) ? other : 'WRONG';
    });
  };
}
