/** An object of a subgraph's answer. Its fields change as further answers are merged in. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An object's own value: `constructor` and the like are fields too, and absent ones stay absent. What JSON objects
 * inherit is functions and their prototype, which are never values of JSON.
 */
export function own(object: JsonObject, key: string): unknown {
  const value = object[key];
  return typeof value === 'function' || value === Object.prototype ? undefined : value;
}
