import { Kind, parse } from 'graphql';
import type { Variables } from '../operation/variables.ts';
import { responseKey } from './internal-key.ts';
import { narrow } from './narrow.ts';

interface Asked {
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly variableUsages?: readonly string[];
}

/** Writes the body of a fetch: all that does not change is text already. */
export function bodyWriter({ operation, operationName, variableUsages = [] }: Asked) {
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
  const head = narrow(`{"query":${JSON.stringify(operation)}${name},"variables":{`);
  const used = variableUsages.map((each) => [each, narrow(`${JSON.stringify(each)}:`)] as const);
  return (variables: Variables, representations?: readonly string[]): string => {
    let given = '';
    for (const [each, start] of used) {
      const value = variables[each];
      if (value !== undefined) given += `${given === '' ? '' : ','}${start}${JSON.stringify(value)}`;
    }
    if (!representations) return `${head}${given}}}`;
    return `${head}${given}${given === '' ? '' : ','}"representations":[${representations.join(',')}]}}`;
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
