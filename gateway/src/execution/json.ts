/** An object of a subgraph's answer. Its fields change as further answers are merged in. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's own value: `constructor` and the like are fields too, and absent ones stay absent. */
export const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
