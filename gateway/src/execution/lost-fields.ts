import type { FetchNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import { fragmentsAsked, type KeysByType, type PlanFacts } from './entity-identity.ts';
import { keysFilled } from './fetch-body.ts';
import { responseKey } from './internal-key.ts';

/** For each required field, what a fetch fills from it. */
function filledFrom(node: FetchNode, { required }: PlanFacts): ReadonlyMap<string, readonly string[]> {
  const here = required.get(node.serviceName);
  const found = new Map<string, readonly string[]>();
  const walk = (set: SelectionSetNode, type: string): void => {
    for (const each of set.selections) {
      if (each.kind === Kind.INLINE_FRAGMENT) walk(each.selectionSet, each.typeCondition?.name.value ?? type);
      if (each.kind !== Kind.FIELD) continue;
      const from = here?.get(`${type}.${each.name.value}`) ?? [];
      for (const name of from) found.set(name, [...(found.get(name) ?? []), responseKey(each)]);
    }
  };
  for (const fragment of fragmentsAsked(node.operation)) {
    walk(fragment.selectionSet, fragment.typeCondition?.name.value ?? '');
  }
  return found;
}

/**
 * What an answer is worth when some required fields were not known: the response names to leave out, or null when
 * nothing would be left. A field that needs nothing of what is missing is answered all the same.
 */
export function lostFields(node: FetchNode, keys: KeysByType, facts: PlanFacts) {
  const filled = keysFilled(node.operation);
  const dependents = filledFrom(node, facts);
  const nothingLost: readonly string[] = [];
  const vital = new Set(
    [...keys.values()].flatMap((key) =>
      (key?.selections ?? []).flatMap((each) => (each.kind === Kind.FIELD ? each.name.value : [])),
    ),
  );
  return (missing: ReadonlySet<string>): readonly string[] | null => {
    if (missing.size === 0) return nothingLost;
    const names = [...missing];
    if (names.some((name) => vital.has(name) || !dependents.has(name))) return null;
    const lost = [...new Set(names.flatMap((name) => dependents.get(name) ?? []))];
    return filled.every((key) => lost.includes(key)) ? null : lost;
  };
}
