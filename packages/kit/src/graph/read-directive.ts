import type { ConstDirectiveNode, InputValueDefinitionNode, FieldDefinitionNode } from 'graphql';

type Node = FieldDefinitionNode | InputValueDefinitionNode | null | undefined;

export const directive = (node: Node, name: string): ConstDirectiveNode | undefined =>
  node?.directives?.find((each) => each.name.value === name);

const valueOf = (node: Node, name: string, key: string) =>
  directive(node, name)?.arguments?.find((each) => each.name.value === key)?.value;

/** A text or word an argument of a directive says; undefined when it says nothing. */
export function textArgument(node: Node, name: string, key: string): string | undefined {
  const value = valueOf(node, name, key);
  return value && 'value' in value ? String(value.value) : undefined;
}

export function wordsArgument(node: Node, name: string, key: string): readonly string[] {
  const value = valueOf(node, name, key);
  return value?.kind === 'ListValue'
    ? value.values.flatMap((each) => ('value' in each ? [String(each.value)] : []))
    : [];
}

export const yesArgument = (node: Node, name: string, key: string): boolean => textArgument(node, name, key) === 'true';
