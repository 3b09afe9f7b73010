/** Cases that are expected to fail: they ask for what the subset leaves out. By the names of file and case, with the reason. */
export const OUTSIDE: readonly (readonly [RegExp, string])[] = [
  [/collation/i, 'no collation'],
  [/^timeseries-collection:/, 'no time-series collections'],
  [/^clustered-indexes:/, 'no clustered collections'],
  [/SearchIndex/i, 'no search indexes'],
  [/on views$/, 'no views'],
];

/** Why a case is expected to fail, if it is. */
export function reasonFor(name: string): string | undefined {
  return OUTSIDE.find(([pattern]) => pattern.test(name))?.[1];
}
