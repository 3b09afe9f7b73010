type Values = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** How many values are other than they were: what a purpose has opened. */
export const opened = (before: Values | null | undefined, after: Values | null | undefined): number =>
  before && after ? Object.keys(after).filter((key) => !same(before[key], after[key])).length : 0;
