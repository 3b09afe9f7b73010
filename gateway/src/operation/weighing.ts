import type { Operation } from './operation.ts';
import type { Variables } from './variables.ts';
import { noCosts } from './costs.ts';
import { weightOf, type Scales, type Weight } from './weight.ts';

interface Weighed {
  readonly names: readonly string[];
  readonly byValues: Map<string, Weight>;
}

const MOST = 100;

const known = ({ definition }: Operation): Weighed => ({
  names: (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
  byValues: new Map(),
});

/** What the weight may depend on: how long lists are asked for, and what is given at all. Null: on what is inside. */
function weightKey(names: readonly string[], variables: Variables): string | null {
  let key = '';
  for (const name of names) {
    const value = variables[name] ?? null;
    if (typeof value === 'object' && value !== null) return null;
    key += typeof value === 'number' ? `${value},` : value === null ? '-,' : '+,';
  }
  return key;
}

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
    const key = weightKey(names, variables);
    if (key === null) return weigh(operation, variables);
    const before = byValues.get(key);
    if (before !== undefined) return before;
    const weight = weigh(operation, variables);
    if (byValues.size < MOST) byValues.set(key, weight);
    if (!byOperation.has(operation)) byOperation.set(operation, { names, byValues });
    return weight;
  };
}
