import { refuse } from '../errors.ts';
import { decode } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { own } from '../bson/path.ts';
import type { Path } from '../bson/path.ts';

/** What one key of several fields holds; undefined where there is nothing, `EMPTY` for an empty array. */
export type Combination = readonly unknown[];
export const EMPTY = Symbol('empty array');

type Reached = { readonly value: unknown; readonly rest: readonly string[] };

/** The keys of paths that meet arrays together: one for each element of their common array; two arrays side by side are refused. */
export function combinations(raw: Buffer, paths: readonly Path[]): readonly Combination[] {
  const doc = decode(raw);
  const name = paths.map(({ text }) => text).join('], [');
  return expand(
    paths.map(({ parts }) => ({ value: doc, rest: parts })),
    name,
  );
}

function expand(parts: readonly Reached[], name: string): readonly Combination[] {
  const reached = parts.map(walk);
  const lists = new Set(reached.map(({ value }) => value).filter((value) => Array.isArray(value)));
  if (lists.size > 1) refuse('CannotIndexParallelArrays', `cannot index parallel arrays [${name}]`);
  const [list] = lists;
  if (!list) return [reached.map(({ value }) => value)];
  const items: readonly unknown[] = list.length > 0 ? list : [EMPTY];
  return items.flatMap((item) => inElement(item, { reached, list, name }));
}

type Met = { readonly reached: readonly Reached[]; readonly list: readonly unknown[]; readonly name: string };

// Paths that end at the array take the element; the others go on inside it, and find nothing in what is no document.
function inElement(item: unknown, { reached, list, name }: Met): readonly Combination[] {
  const ends = reached.map(({ value, rest }) => value === list && rest.length === 0);
  const inside = reached.flatMap((part, i): readonly Reached[] => {
    if (ends[i] === true) return [];
    if (part.value !== list) return [part];
    return [isDoc(item) ? { value: item, rest: part.rest } : { value: undefined, rest: [] }];
  });
  return expand(inside, name).map((found) => {
    const rest = found.values();
    return ends.map((isEnd): unknown => (isEnd ? item : rest.next().value));
  });
}

// As far as documents lead.
function walk({ value, rest }: Reached): Reached {
  const [name, ...more] = rest;
  if (name === undefined || Array.isArray(value)) return { value, rest };
  const next = isDoc(value) ? own(value, name) : undefined;
  return next === undefined ? { value: undefined, rest: [] } : walk({ value: next, rest: more });
}
