import type { Found } from './grouping.ts';
import type { JsonObject } from './json.ts';

interface At<T> {
  readonly moment: number;
  readonly value: T;
}

/** What was looked up in an answer, kept as long as nothing was merged in that could change it. */
export interface Seen {
  readonly objects: Map<string, At<readonly JsonObject[]>>;
  readonly groups: Map<string, At<readonly Found[]>>;
  /** Counts what was merged in, and of that what brought objects along. */
  merges: number;
  shapes: number;
  /** Whether some object may stand at several places. */
  isShared: boolean;
}

export const seen = (): Seen => ({ objects: new Map(), groups: new Map(), merges: 0, shapes: 0, isShared: false });

/** What is known under a key from this moment, else what `find` gives. */
export function remembered<T>(known: Map<string, At<T>>, key: string, moment: number, find: () => T): T {
  const before = known.get(key);
  if (before && before.moment === moment) return before.value;
  const value = find();
  known.set(key, { moment, value });
  return value;
}
