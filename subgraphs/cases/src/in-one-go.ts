/** Reads by key: all that is asked for before the read begins is read together. */
export function inOneGo<T>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | null> {
  let waiting: { readonly keys: Set<string>; readonly found: Promise<ReadonlyMap<string, T>> } | null = null;
  const begin = () => {
    const keys = new Set<string>();
    const found = Promise.resolve().then(() => {
      waiting = null;
      return read([...keys]);
    });
    return { keys, found };
  };
  return async (key) => {
    waiting ??= begin();
    waiting.keys.add(key);
    return (await waiting.found).get(key) ?? null;
  };
}
