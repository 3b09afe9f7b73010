import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type FieldNode,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isObject, own, type JsonObject } from './json.ts';

const PREFIX = '_k_';
const TYPENAME = `${PREFIX}_typename`;

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

const field = (of: string, alias: string): FieldNode => ({ kind: Kind.FIELD, name: name(of), alias: name(alias) });

const fieldsIn = (set: SelectionSetNode): readonly FieldNode[] =>
  set.selections.filter((each) => each.kind === Kind.FIELD && each.name.value !== '__typename') as FieldNode[];

/** Asks every entity for its type and key, whatever else is asked of it. */
export function askingForKeys(operation: string, keys: ReadonlyMap<string, SelectionSetNode | null>): string {
  const added = [...keys].map(([type, key]): InlineFragmentNode => {
    const asked = key ? fieldsIn(key).map((each) => ({ ...each, alias: name(PREFIX + each.name.value) })) : [];
    const selections: readonly SelectionNode[] = [field('__typename', TYPENAME), ...asked];
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: name(type) },
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
  });
  const document = visit(parse(operation, { noLocation: true }), {
    Field: (node) =>
      node.name.value === '_entities' && node.selectionSet
        ? { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, ...added] } }
        : undefined,
  });
  return stripIgnoredCharacters(print(document));
}

function textOf(value: unknown, set: SelectionSetNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => textOf(each, set));
  if (!set || !isObject(value)) return value ?? null;
  return fieldsIn(set).map((each) => textOf(own(value, each.name.value), each.selectionSet));
}

/** The key of what was asked for, as text. */
export const keyAsked = (representation: JsonObject, key: SelectionSetNode): string =>
  JSON.stringify(textOf(representation, key));

/** The key of what came back, as text. */
export const keyAnswered = (entity: JsonObject, key: SelectionSetNode): string =>
  JSON.stringify(fieldsIn(key).map((each) => textOf(own(entity, PREFIX + each.name.value), each.selectionSet)));

/** Compiles whether an entity has the key that was asked for. Most keys are a field or two of plain values. */
export function keyCompared(key: SelectionSetNode): (asked: JsonObject, entity: JsonObject) => boolean {
  const fields = fieldsIn(key);
  const names = fields.map(({ name: { value } }) => [value, PREFIX + value] as const);
  const isPlain = fields.every(({ selectionSet }) => !selectionSet);
  const isSameText = (asked: JsonObject, entity: JsonObject) => keyAsked(asked, key) === keyAnswered(entity, key);
  if (!isPlain) return isSameText;
  return (asked, entity) => {
    for (const [name, alias] of names) {
      const [one, other] = [own(asked, name), own(entity, alias)];
      // Lists and objects are compared by what is in them, and an absent value is a null.
      if (one !== other) return isSameText(asked, entity);
    }
    return true;
  };
}

/** The type of what came back. */
export const typeAnswered = (entity: JsonObject): unknown => own(entity, TYPENAME);
