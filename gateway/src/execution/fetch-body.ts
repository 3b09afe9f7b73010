import { Kind, parse } from 'graphql';
import type { Variables } from '../operation/variables.ts';
import { responseKey } from './internal-key.ts';

interface Asked {
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly variableUsages?: readonly string[];
}

/** Writes the body of a fetch: all that does not change is text already. */
export function bodyWriter({ operation, operationName, variableUsages = [] }: Asked) {
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
  const head = `{"query":${JSON.stringify(operation)}${name},"variables":{`;
  return (variables: Variables, representations?: readonly string[]): string => {
    const given = variableUsages
      .filter((each) => variables[each] !== undefined)
      .map((each) => `${JSON.stringify(each)}:${JSON.stringify(variables[each])}`);
    if (representations) given.push(`"representations":[${representations.join(',')}]`);
    return `${head}${given.join(',')}}}`;
  };
}

/** The response names a fetch fills: at the root, or on the entities it adds to. */
export function keysFilled(operation: string): readonly string[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  const keysOf = (set: typeof definition.selectionSet): readonly string[] =>
    set.selections.flatMap((each) => {
      if (each.kind === Kind.FRAGMENT_SPREAD) return [];
      if (each.kind === Kind.INLINE_FRAGMENT) return keysOf(each.selectionSet);
      if (each.name.value === '_entities' && each.selectionSet) return keysOf(each.selectionSet);
      return each.name.value === '__typename' ? [] : [responseKey(each)];
    });
  return [...new Set(keysOf(definition.selectionSet))];
}
