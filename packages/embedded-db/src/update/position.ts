import { isDoc, isOperators } from '../bson/kinds.ts';
import { elementMatch, matches } from '../query/match.ts';
import { valueAt } from '../bson/path.ts';
import type { Doc } from '../bson/doc.ts';

/** The first position of the array at `path` that satisfies what the filter says about it. */
export function positionIn(doc: Doc, path: string, filter: Doc): number | undefined {
  const list = valueAt(doc, path.split('.'));
  if (!Array.isArray(list)) return undefined;
  for (const [name, condition] of Object.entries(filter)) {
    const found =
      name === '$and' || name === '$or' ? inBranches(doc, path, condition) : inClause(list, path, [name, condition]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inBranches(doc: Doc, path: string, branches: unknown): number | undefined {
  if (!Array.isArray(branches)) return undefined;
  for (const branch of branches.filter(isDoc)) {
    const found = positionIn(doc, path, branch);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inClause(
  list: readonly unknown[],
  path: string,
  [name, condition]: readonly [string, unknown],
): number | undefined {
  if (name !== path && !name.startsWith(`${path}.`)) return undefined;
  const position = list.findIndex(elementTest(name.slice(path.length + 1), condition));
  return position < 0 ? undefined : position;
}

function elementTest(rest: string, condition: unknown): (element: unknown) => boolean {
  if (rest !== '') return (element) => isDoc(element) && matches({ [rest]: condition }, element);
  if (isOperators(condition) && '$elemMatch' in condition) return elementMatch(condition['$elemMatch']);
  return (element) => matches({ x: condition }, { x: element });
}
