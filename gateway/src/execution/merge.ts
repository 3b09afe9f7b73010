import { isObject, own, type JsonObject } from './json.ts';

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, value] of source.entries()) {
    const old = target[index];
    if (isObject(old) && isObject(value)) merge(old, value);
    else if (Array.isArray(old) && Array.isArray(value)) mergeLists(old, value);
    else target[index] ??= value;
  }
}

/** Adds an answer to what is known. A null never takes away what another subgraph gave. */
export function merge(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    // Written as a key it would reach the prototype of every object.
    if (key === '__proto__') continue;
    const value = source[key];
    const old = own(target, key);
    if (old === undefined) target[key] = value;
    else if (isObject(old) && isObject(value)) merge(old, value);
    else if (Array.isArray(old) && Array.isArray(value)) mergeLists(old, value);
    else if (value !== null) target[key] = value;
  }
}
