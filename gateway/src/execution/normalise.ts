import {
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableNode,
} from 'graphql';
import type { Variables } from '../operation/variables.ts';
import { internalKey, internalVariable } from './internal-key.ts';

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });

const typename: FieldNode = { kind: Kind.FIELD, name: nameNode('__typename') };

/** What a written-out condition decides; undefined when it is no condition or waits for a variable. */
function decided({ name, arguments: given = [] }: DirectiveNode): boolean | undefined {
  const value = given[0]?.value;
  if (value?.kind !== Kind.BOOLEAN || !/^(skip|include)$/.test(name.value)) return undefined;
  return name.value === 'skip' ? !value.value : value.value;
}

function settled(node: SelectionNode): readonly SelectionNode[] {
  const { directives = [] } = node;
  if (directives.some((each) => decided(each) === false)) return [];
  const left = directives.filter((each) => decided(each) === undefined);
  return [left.length === directives.length ? node : { ...node, directives: left }];
}

const isConditional = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name }) => /^(skip|include)$/.test(name.value));

/**
 * The planner takes the condition of all fields of an object for the object's own and does not fetch it. But an object
 * whose fields are all switched off is an empty object: its type name, asked for always, keeps it there.
 */
function settledSet(set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.flatMap(settled);
  return { ...set, selections: selections.every(isConditional) ? [...selections, typename] : selections };
}

/** The document as it is planned: fields and variables under their internal names, written-out conditions carried out. */
export const normalised = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: { enter: settledSet },
    Field: {
      leave: (node): FieldNode => {
        const key = internalKey(node);
        const { alias: _, ...rest } = node;
        return key === node.name.value ? rest : { ...rest, alias: nameNode(key) };
      },
    },
    Variable: (node): VariableNode => ({ ...node, name: nameNode(internalVariable(node.name.value)) }),
  });

export const normalisedVariables = (variables: Variables): Variables =>
  Object.hasOwn(variables, 'representations')
    ? Object.fromEntries(Object.entries(variables).map(([name, value]) => [internalVariable(name), value]))
    : variables;
