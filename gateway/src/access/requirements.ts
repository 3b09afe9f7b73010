import {
  isTypeDefinitionNode,
  Kind,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
} from 'graphql';
import { isTagged } from '../lint/sdl.ts';
import { OPEN_TAG } from '../lint/unguarded-root-field.ts';

/** What a type or field asks of a caller: to be signed in, or all scopes of one of several groups. */
export type Requirement = 'SIGNED_IN' | readonly (readonly string[])[];

/** By `Type` and `Type.field`. */
export type Requirements = ReadonlyMap<string, readonly Requirement[]>;

interface Guarded {
  readonly directives?: readonly ConstDirectiveNode[];
}

const items = (value: ConstValueNode | undefined): readonly ConstValueNode[] =>
  value?.kind === Kind.LIST ? value.values : [];

const text = (value: ConstValueNode): string => (value.kind === Kind.STRING ? value.value : '');

function requirementsAt({ directives = [] }: Guarded): readonly Requirement[] {
  return directives.flatMap((each): readonly Requirement[] => {
    if (each.name.value === 'authenticated') return ['SIGNED_IN'];
    if (each.name.value !== 'requiresScopes') return [];
    return [items(each.arguments?.[0]?.value).map((group) => items(group).map(text))];
  });
}

const roots: readonly string[] = ['Query', 'Mutation', 'Subscription'];

const isRoot = (type: string): boolean => roots.includes(type);

type Entry = readonly [name: string, all: readonly Requirement[]];

/** A root field that asks for nothing and is not said to be open asks for what nobody has: no group of scopes at all. */
function fieldEntry(type: string, field: FieldDefinitionNode): Entry {
  const own = requirementsAt(field);
  const isClosed = isRoot(type) && own.length === 0 && !isTagged(field, OPEN_TAG);
  return [`${type}.${field.name.value}`, isClosed ? [[]] : own];
}

function entriesAt(node: DefinitionNode): readonly Entry[] {
  if (!isTypeDefinitionNode(node)) return [];
  const type = node.name.value;
  const own: Entry = [type, requirementsAt(node)];
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [own];
  return [own, ...(node.fields ?? []).map((field) => fieldEntry(type, field))];
}

/** All requirements of a supergraph. The linter refuses unguarded root fields; should one get past it, it stays closed. */
export const requirementsOf = ({ definitions }: DocumentNode): Requirements =>
  new Map(definitions.flatMap(entriesAt).filter(([, all]) => all.length > 0));
