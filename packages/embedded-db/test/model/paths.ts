import { isFields } from './values.ts';
import type { Fields, Value } from './values.ts';

const closed = new WeakSet<object>();

/** An element of an array, which is not opened when it is an array itself. */
export function asElement(value: Value): Value {
  if (!Array.isArray(value)) return value;
  const copy: readonly Value[] = [...(value as readonly Value[])];
  closed.add(copy);
  return copy;
}

/** True for an array of `asElement`. */
export function isElement(list: readonly Value[]): boolean {
  return closed.has(list);
}

/** All values a dotted path reaches; `undefined` among them is a missing one. */
export function reach(value: Value, path: readonly string[]): readonly Value[] {
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (isFields(value)) {
    const next = Object.hasOwn(value, name) ? value[name] : undefined;
    return rest.length > 0 && Array.isArray(next) ? reachItems(next, rest) : reach(next, rest);
  }
  return [undefined];
}

// Of an array on the way: its documents one by one, and the position a number names.
function reachItems(list: readonly Value[], path: readonly string[]): readonly Value[] {
  const [name = '', ...rest] = path;
  const found = list.flatMap((item) => (isFields(item) ? reach(item, path) : []));
  if (!/^\d+$/.test(name) || Number(name) >= list.length) return found;
  const item = list[Number(name)];
  return [
    ...found,
    ...(Array.isArray(item) && rest.length > 0
      ? reachItems(item, rest)
      : reach(rest.length > 0 ? item : asElement(item), rest)),
  ];
}

/** The same for a path as text. */
export function valuesAt(doc: Fields, path: string): readonly Value[] {
  return reach(doc, path.split('.'));
}
