type Resolvers = Readonly<Record<string, unknown>>;

/** Puts the resolvers of several entities together, type by type. The same field twice is a mistake and stops the start. */
export function mergeResolvers<T extends object>(...parts: readonly T[]): T {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const part of parts as readonly Resolvers[]) {
    for (const [type, fields] of Object.entries(part)) {
      const at = (merged[type] ??= {});
      for (const [name, resolver] of Object.entries(fields as object)) {
        if (name in at) throw new Error(`${type}.${name} is resolved twice`);
        at[name] = resolver;
      }
    }
  }
  return merged as T;
}
