import { Kind, visit, type DocumentNode, type FieldNode, type NameNode, type VariableNode } from 'graphql';
import type { Variables } from '../operation/variables.ts';
import { internalKey, internalVariable } from './internal-key.ts';

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });

/** The document with every field and variable under its internal name. */
export const normalised = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Field: (node): FieldNode => {
      const key = internalKey(node);
      const { alias: _, ...rest } = node;
      return key === node.name.value ? rest : { ...rest, alias: nameNode(key) };
    },
    Variable: (node): VariableNode => ({ ...node, name: nameNode(internalVariable(node.name.value)) }),
  });

export const normalisedVariables = (variables: Variables): Variables =>
  Object.hasOwn(variables, 'representations')
    ? Object.fromEntries(Object.entries(variables).map(([name, value]) => [internalVariable(name), value]))
    : variables;
