import { isDoc, isOperators } from '../bson/kinds.ts';
import type { Doc } from '../bson/doc.ts';

/** One comparison a filter makes with a path; `other` cannot be looked up. */
export type Condition = { readonly operator: string; readonly value: unknown };
export type ByPath = ReadonlyMap<string, readonly Condition[]>;

/** A filter as the planner sees it: what always holds, and alternatives of one `$or`. */
export type Conditions = {
  readonly always: ByPath;
  readonly alternatives: readonly ByPath[];
  /** False when the filter says more than can be seen here. */
  readonly isWhole: boolean;
};

type Collected = { readonly byPath: Map<string, Condition[]>; readonly ors: unknown[]; isWhole: boolean };

const MOST_ALTERNATIVES = 50;
const RANGED = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$ne', '$geoWithin', '$geoIntersects']);

/** Takes a filter apart. */
export function conditionsOf(filter: Doc): Conditions {
  const collected = collect(filter, empty());
  const { byPath, ors } = collected;
  const [first] = ors;
  const branches = ors.length === 1 && Array.isArray(first) ? alternativesOf(first) : undefined;
  if (!branches) return { always: byPath, alternatives: [], isWhole: collected.isWhole && ors.length === 0 };
  return {
    always: byPath,
    alternatives: branches.map((branch) => branch.byPath),
    isWhole: collected.isWhole && branches.every((branch) => branch.isWhole),
  };
}

function empty(): Collected {
  return { byPath: new Map(), ors: [], isWhole: true };
}

function alternativesOf(list: readonly unknown[]): readonly Collected[] | undefined {
  if (list.length > MOST_ALTERNATIVES || !list.every(isDoc)) return undefined;
  const branches = list.map((branch) => collect(branch, empty()));
  return branches.every((branch) => branch.ors.length === 0) ? branches : undefined;
}

function collect(filter: Doc, into: Collected): Collected {
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(value)) for (const part of value.filter(isDoc)) collect(part, into);
    else if (name === '$or') into.ors.push(value);
    else if (name.startsWith('$')) into.isWhole = into.isWhole && name === '$comment';
    else add(into, name, value);
  }
  return into;
}

function add(into: Collected, path: string, value: unknown): void {
  const list = into.byPath.get(path) ?? [];
  into.byPath.set(path, list);
  if (!isOperators(value)) {
    list.push({ operator: value instanceof RegExp ? '$regex' : '$eq', value });
    return;
  }
  for (const [operator, argument] of Object.entries(value)) {
    const isKnown = RANGED.has(operator) || (operator === '$regex' && value['$options'] === undefined);
    list.push({ operator: isKnown ? operator : 'other', value: operator === '$all' ? value : argument });
    if (operator === '$all' && Array.isArray(argument) && !isOperators(argument[0]))
      list.push({ operator: '$eq', value: argument[0] });
  }
}

/** What holds for one alternative: its own conditions beside those that always hold. */
export function withAlternative(always: ByPath, alternative: ByPath): ByPath {
  const joined = new Map(always);
  for (const [path, list] of alternative) joined.set(path, [...(always.get(path) ?? []), ...list]);
  return joined;
}
