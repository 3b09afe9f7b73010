import { isObject, own, type JsonObject } from './json.ts';

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, value] of source.entries()) {
    const old = target[index];
    if (isObject(old) && isObject(value)) merge(old, value);
    else if (Array.isArray(old) && Array.isArray(value)) mergeLists(old, value);
    else target[index] ??= value;
  }
}

function mergeValue(target: JsonObject, key: string, value: unknown): void {
  const old = own(target, key);
  if (old === undefined) target[key] = value;
  else if (typeof value !== 'object') target[key] = value;
  else if (isObject(old) && isObject(value)) merge(old, value);
  else if (Array.isArray(old) && Array.isArray(value)) mergeLists(old, value);
  else if (value !== null) target[key] = value;
}

/** Adds an answer to what is known. A null never takes away what another subgraph gave. */
export function merge(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    // Written as a key it would reach the prototype of every object.
    if (key !== '__proto__') mergeValue(target, key, source[key]);
  }
}

/** The same for many at once, of an answer of which it is known what it may hold. */
export function mergeInto(targets: readonly JsonObject[], source: JsonObject, keys: readonly string[]): void {
  for (const key of keys) {
    const value = own(source, key);
    if (value !== undefined) for (const target of targets) mergeValue(target, key, value);
  }
}
