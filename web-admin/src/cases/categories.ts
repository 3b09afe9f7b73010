import { useAsk } from '../asking.ts';
import { Categories } from '../generated/api.ts';

export interface Category {
  readonly code: string;
  readonly label: string;
  readonly departments: readonly string[];
}

/** The categories one can choose, those of a class under its name: "市容环境 / 暴露垃圾". */
export function useCategories(within: string | null): readonly Category[] {
  const { data } = useAsk(Categories, { within, publicOnly: false });
  const found = data?.caseCategories.categories ?? [];
  return leavesOf(found).map(({ category, label }) => ({
    code: category.code,
    label,
    departments: category.departments,
  }));
}

interface Node {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** The ends of the tree with the way to them. A parent that is not in the list is left out of the label. */
export function leavesOf<T extends Node>(
  nodes: readonly T[],
): readonly { category: T; label: string; group: string }[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const parents = new Set(nodes.map(({ parent }) => parent));
  return nodes
    .filter(({ code }) => !parents.has(code))
    .map((category) => {
      const group = byCode.get(category.parent ?? '')?.name ?? '';
      return { category, group, label: group ? `${group} / ${category.name}` : category.name };
    });
}
