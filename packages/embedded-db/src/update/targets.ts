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
  if (name === undefined && part.startsWith('$'))
    refuse(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${part}' in '${[...before, part].join('.')}' is not valid for storage.`,
    );
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
  const found = new Map<string, Doc>();
  for (const filter of filters) {
    const [name, other] = [...new Set(namesIn(filter))];
    if (name === undefined)
      refuse('FailedToParse', 'Cannot use an expression without a top-level field name in arrayFilters');
    if (other !== undefined)
      refuse('FailedToParse', `Expected a single top-level field name, found '${name}' and '${other}'`);
    if (found.has(name))
      refuse('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`);
    if (!/^[a-z]\w*$/.test(name))
      refuse(
        'BadValue',
        `The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    found.set(name, filter);
  }
  return found;
}

function namesIn(filter: Doc): readonly string[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return Array.isArray(value) ? value.filter(isDoc).flatMap(namesIn) : [];
  });
}
