import { Refused } from './modifiers.ts';
import { isFields } from './values.ts';
import type { Fields, Value } from './values.ts';

type Part = { readonly value: Value; readonly rest: readonly string[] };

/** The combined keys of a document for some paths: one per element of the array they meet; two arrays side by side are refused. */
export function combinedKeys(doc: Fields, paths: readonly string[]): readonly (readonly Value[])[] {
  return expand(paths.map((path) => ({ value: doc, rest: path.split('.') })));
}

function expand(parts: readonly Part[]): readonly (readonly Value[])[] {
  const reached = parts.map(walk);
  const arrays = new Set(reached.flatMap(({ value }) => (Array.isArray(value) ? [value] : [])));
  if (arrays.size > 1) throw new Refused(171);
  const [list] = arrays;
  if (!list) return [reached.map(({ value }) => value ?? null)];
  const items: readonly Value[] = list.length > 0 ? list : [undefined];
  return items.flatMap((item) => {
    const inside = reached.map((part) => (part.value === list ? element(item, part.rest) : part));
    const isEnd = reached.map((part) => part.value === list && part.rest.length === 0);
    const later = inside.filter((_, i) => !isEnd[i]);
    return expand(later).map((key) => {
      const rest = [...key];
      return isEnd.map((ends) => (ends ? item : rest.shift()));
    });
  });
}

// As far as documents lead; an array on the way, or at the end, stops.
function walk({ value, rest }: Part): Part {
  const [name, ...more] = rest;
  if (name === undefined || Array.isArray(value)) return { value, rest };
  if (!isFields(value) || !Object.hasOwn(value, name)) return { value: undefined, rest: [] };
  return walk({ value: value[name], rest: more });
}

function element(item: Value, rest: readonly string[]): Part {
  return isFields(item) ? { value: item, rest } : { value: undefined, rest: [] };
}
