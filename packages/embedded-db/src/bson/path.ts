import { isDoc } from './kinds.ts';
import { readValue } from './doc.ts';
import { BSON, findElement, sizeAt } from './raw.ts';

/** A dotted path, taken apart once. */
export type Path = { readonly text: string; readonly parts: readonly string[]; readonly names: readonly Buffer[] };

const paths = new Map<string, Path>();
const MOST_KNOWN = 10_000;
const INDEX = /^\d+$/;

/** The path with this text; asked often, so it is kept. */
export function pathOf(text: string): Path {
  const known = paths.get(text);
  if (known) return known;
  const parts = text.split('.');
  const path = { text, parts, names: parts.map((part) => Buffer.from(part)) };
  if (paths.size > MOST_KNOWN) paths.clear();
  paths.set(text, path);
  return path;
}

/** One end of a path inside raw BSON; type 0 says that nothing is there. */
export type Leaf = (type: number, at: number, isPosition: boolean) => void;

/** Visits every value a path reaches; arrays on the way are entered. Returns true when there were any. */
export function walkRaw(raw: Buffer, path: Path, leaf: Leaf): boolean {
  return stepRaw({ raw, path, leaf, isForKeys: false }, 0, 0);
}

/** The same for the keys of an index, in which an element that is no document counts as one without the field. */
export function walkKeys(raw: Buffer, path: Path, leaf: Leaf): boolean {
  return stepRaw({ raw, path, leaf, isForKeys: true }, 0, 0);
}

type Walk = { readonly raw: Buffer; readonly path: Path; readonly leaf: Leaf; readonly isForKeys: boolean };

function stepRaw(walk: Walk, at: number, depth: number, isPosition = false): boolean {
  const { raw, path, leaf } = walk;
  const name = path.names[depth];
  const element = name ? findElement(raw, at, name) : -1;
  if (!name || element < 0) {
    leaf(0, 0, false);
    return false;
  }
  const type = raw[element] ?? 0;
  const value = element + name.length + 2;
  if (depth === path.names.length - 1) {
    leaf(type, value, isPosition);
    return false;
  }
  if (type === BSON.object) return stepRaw(walk, value, depth + 1);
  if (type === BSON.array) return stepItems(walk, value, depth + 1);
  leaf(0, 0, false);
  return false;
}

function stepItems(walk: Walk, at: number, depth: number): boolean {
  const { raw, path } = walk;
  if (INDEX.test(path.parts[depth] ?? '') && findElement(raw, at, path.names[depth] ?? Buffer.alloc(0)) >= 0)
    stepRaw(walk, at, depth, true);
  const end = at + raw.readInt32LE(at) - 1;
  let position = at + 4;
  while (position < end) {
    const type = raw[position] ?? 0;
    let value = position + 1;
    while (raw[value]) value++;
    value++;
    if (type === BSON.object) stepRaw(walk, value, depth);
    else if (walk.isForKeys) walk.leaf(0, 0, false);
    position = value + sizeAt(raw, type, value);
  }
  return true;
}

// Arrays that are themselves elements a filter has come to: their own elements are not asked for.
const closed = new WeakSet<object>();

/** A value that is looked at as it is, also when it is an array. */
export function asElement(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const copy: readonly unknown[] = [...(value as readonly unknown[])];
  closed.add(copy);
  return copy;
}

/** True for an array of `asElement`. */
export function isElement(list: readonly unknown[]): boolean {
  return closed.has(list);
}

/** All values a path reaches in raw BSON; undefined stands for a missing one. */
export function valuesInRaw(raw: Buffer, path: Path): unknown[] {
  const values: unknown[] = [];
  walkRaw(raw, path, (type, at, isPosition) => {
    const value = type === 0 ? undefined : readValue(raw, type, at);
    values.push(isPosition ? asElement(value) : value);
  });
  return values;
}

/** All values a path reaches in a decoded value. */
export function valuesIn(value: unknown, path: Path): unknown[] {
  const values: unknown[] = [];
  step(value, { parts: path.parts, values }, 0);
  return values;
}

type Steps = { readonly parts: readonly string[]; readonly values: unknown[] };

function step(value: unknown, steps: Steps, depth: number): void {
  const { parts, values } = steps;
  const part = parts[depth];
  if (part === undefined) values.push(value);
  else if (isDoc(value)) step(own(value, part), steps, depth + 1);
  else if (depth > 0 && Array.isArray(value)) stepList(value, steps, depth);
  else values.push(undefined);
}

function stepList(list: readonly unknown[], steps: Steps, depth: number): void {
  const part = steps.parts[depth] ?? '';
  if (INDEX.test(part) && Number(part) < list.length) {
    const item = list[Number(part)];
    step(depth === steps.parts.length - 1 ? asElement(item) : item, steps, depth + 1);
  }
  for (const item of list) if (isDoc(item)) step(item, steps, depth);
}

/** A field of a document, never one of its prototype. */
export function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** The value at concrete parts, never one of a prototype. */
export function valueAt(doc: unknown, parts: readonly string[]): unknown {
  return parts.reduce<unknown>(
    (value, part) => (isDoc(value) || Array.isArray(value) ? own(value, part) : undefined),
    doc,
  );
}
