import { refuse } from '../errors.ts';
import { isDoc } from '../bson/kinds.ts';
import { valueAt } from '../bson/path.ts';
import { matches } from '../query/match.ts';
import { positionIn } from './position.ts';
import type { Doc } from '../bson/doc.ts';

/** What positional parts of a path refer to. */
export type Targets = { readonly doc: Doc; readonly filter: Doc; readonly arrayFilters: ReadonlyMap<string, Doc> };

const NAMED = /^\$\[(\w*)\]$/;

/** All concrete paths behind one that may hold `$`, `$[]` and `$[name]`. */
export function expandPath(path: string, targets: Targets): readonly (readonly string[])[] {
  let expanded: readonly (readonly string[])[] = [[]];
  for (const part of path.split('.')) {
    if (part === '')
      refuse('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
    expanded = expanded.flatMap((before) => positions(part, before, targets).map((one) => [...before, one]));
  }
  return expanded;
}

function positions(part: string, before: readonly string[], { doc, filter, arrayFilters }: Targets): readonly string[] {
  if (part === '$') {
    const position = positionIn(doc, before.join('.'), filter);
    if (position === undefined)
      refuse('BadValue', 'The positional operator did not find the match needed from the query.');
    return [String(position)];
  }
  const name = NAMED.exec(part)?.[1];
  if (name === undefined) return [part];
  const list = valueAt(doc, before);
  if (!Array.isArray(list))
    refuse('BadValue', `The path '${before.join('.')}' must exist in the document in order to apply array updates.`);
  const condition = arrayFilters.get(name);
  if (name !== '' && !condition) refuse('BadValue', `No array filter found for identifier '${name}' in path '${part}'`);
  return list.flatMap((item: unknown, i) => (!condition || matches(condition, { [name]: item }) ? [String(i)] : []));
}

/** The array filters by the name they speak about. */
export function filtersByName(filters: readonly Doc[]): ReadonlyMap<string, Doc> {
  return new Map(filters.map((filter) => [nameIn(filter), filter]));
}

function nameIn(filter: Doc): string {
  const [first = ''] = Object.keys(filter);
  const branches = filter[first];
  const inner: unknown = first.startsWith('$') && Array.isArray(branches) ? branches[0] : undefined;
  if (isDoc(inner)) return nameIn(inner);
  return first.split('.')[0] ?? '';
}
