import { Kind, type TypeNode, type VariableDefinitionNode } from 'graphql';
import type { Operation } from './operation.ts';
import type { Variables } from './variables.ts';
import { noCosts } from './costs.ts';
import { weightOf, type Scales, type Weight } from './weight.ts';

// No list is as long as a text or an id says.
const lengthless: readonly string[] = ['ID', 'String', 'Boolean'];

function mayTellLength({ type }: VariableDefinitionNode): boolean {
  let named: TypeNode = type;
  while (named.kind !== Kind.NAMED_TYPE) named = named.type;
  return !lengthless.includes(named.name.value);
}

interface Weighed {
  /** The variables that the weight may depend on. */
  readonly names: readonly string[];
  readonly byValues: Map<string, Weight>;
}

const MOST = 100;
const LONGEST = 200;

const known = ({ definition }: Operation): Weighed => ({
  names: (definition.variableDefinitions ?? []).filter(mayTellLength).map(({ variable }) => variable.name.value),
  byValues: new Map(),
});

/** Weighs operations; the same with as many of everything is weighed once. */
export function weighing(scales: Scales): (operation: Operation, variables: Variables) => Weight {
  const byOperation = new WeakMap<Operation, Weighed>();
  const plain = { ...scales, costs: { ...scales.costs, weights: noCosts.weights } };
  const weigh = (operation: Operation, variables: Variables): Weight => {
    const points = weightOf(operation, variables, scales);
    // What is dear by its subgraph's word is dear also when it finds nothing.
    return { points, kept: Math.max(0, points - weightOf(operation, variables, plain)) };
  };
  return (operation, variables) => {
    const { names, byValues } = byOperation.get(operation) ?? known(operation);
    const values = names.map((name) => variables[name]);
    // Of an input as large as a photo no key is made.
    if (values.some((each) => typeof each === 'object' && each !== null)) return weigh(operation, variables);
    const key = values.join();
    const before = byValues.get(key);
    if (before !== undefined) return before;
    const weight = weigh(operation, variables);
    if (byValues.size < MOST && key.length < LONGEST) byValues.set(key, weight);
    if (!byOperation.has(operation)) byOperation.set(operation, { names, byValues });
    return weight;
  };
}
