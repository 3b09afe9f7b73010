import type { Context } from './engine/context.ts';

/** A count that may be too small to tell: then `value` is null and `fewerThan` says 5. */
export interface SmallCount {
  readonly value: number | null;
  readonly fewerThan: number | null;
}

// Domain paper §4.0: counts 1 to 4 of sensitive facts are shown as "<5" outside the owning node.
const FLOOR = 5;

/**
 * A count of facts of class P3 or P4 at a node, as a viewer sees it. Who acts at that very node works with those people
 * and sees the number; who looks from above, or from anywhere else, sees 1 to 4 as "fewer than 5". Zero is told: it
 * points at nobody. A hidden number may still be bounded by its neighbours' and their sum.
 */
export function small(n: number, node: string, { viewer }: Pick<Context, 'viewer'>): SmallCount {
  const isOwn = viewer.kind === 'SYSTEM' || viewer.nodes.includes(node);
  const isHidden = n > 0 && n < FLOOR && !isOwn;
  return isHidden ? { value: null, fewerThan: FLOOR } : { value: n, fewerThan: null };
}
