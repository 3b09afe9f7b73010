import {
  Kind,
  parse,
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';
import type { RuleName } from './words.ts';

/** A subgraph's own schema, as it answers `_service`. */
export interface SubgraphSdl {
  readonly name: string;
  readonly document: DocumentNode;
}

/** Something a rule will not let into the graph. */
export interface Finding {
  readonly rule: RuleName;
  readonly subgraph: string;
  /** `Type.field`, or a directive's name. */
  readonly at: string;
  readonly message: string;
}

export type Rule = (subgraphs: readonly SubgraphSdl[]) => readonly Finding[];

type FieldsNode =
  ObjectTypeDefinitionNode | ObjectTypeExtensionNode | InterfaceTypeDefinitionNode | InterfaceTypeExtensionNode;

/** One field with the type it stands on. */
export interface OwnedField {
  readonly owner: string;
  readonly field: FieldDefinitionNode;
}

const fieldKinds: readonly string[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
];

const hasFields = (node: ASTNode): node is FieldsNode => fieldKinds.includes(node.kind);

// Federation's own root fields: no part of the graph.
const machinery: readonly string[] = ['_entities', '_service'];

/** Every object and interface of a subgraph, extensions included. */
export const typesWithFields = ({ document }: SubgraphSdl): readonly FieldsNode[] =>
  document.definitions.filter(hasFields);

export const fieldsOf = (sdl: SubgraphSdl): readonly OwnedField[] =>
  typesWithFields(sdl).flatMap(({ name, fields = [] }) =>
    fields.filter((field) => !machinery.includes(field.name.value)).map((field) => ({ owner: name.value, field })),
  );

/** Fields of Query and Mutation. Roots are never renamed in this graph. */
export const rootFieldsOf = (sdl: SubgraphSdl): readonly OwnedField[] =>
  fieldsOf(sdl).filter(({ owner }) => owner === 'Query' || owner === 'Mutation');

export const directivesNamed = (
  node: { readonly directives?: readonly ConstDirectiveNode[] },
  name: string,
): readonly ConstDirectiveNode[] => (node.directives ?? []).filter((each) => each.name.value === name);

/** The text of a directive's argument, or undefined. */
export function argumentText(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

export const isTagged = (node: { readonly directives?: readonly ConstDirectiveNode[] }, tag: string): boolean =>
  directivesNamed(node, 'tag').some((each) => argumentText(each, 'name') === tag);

export function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}

export const isList = (type: TypeNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;

export const finding = (rule: RuleName, sdl: SubgraphSdl, [at, message]: readonly [string, string]): Finding => ({
  rule,
  subgraph: sdl.name,
  at,
  message,
});

/** Reads SDL text; an unreadable one throws GraphQL's own error with its place. */
export const readSdl = (name: string, text: string): SubgraphSdl => ({ name, document: parse(text) });
