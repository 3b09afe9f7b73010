import type { Target } from '../target.ts';
import type { Collections } from './store.model.ts';

/** How an importer works; tests make its steps small. */
export interface Pace {
  /** Rows in one transaction. */
  readonly batch: number;
  /** Milliseconds a clock's round works before it lets others go on. */
  readonly slice: number;
}

export const usualPace: Pace = { batch: 1_000, slice: 4_000 };

/** One kind of ledger of a subgraph: where its rows go, and where its imports are kept. */
export interface Importer<R = never> {
  readonly target: Target<R>;
  readonly kept: Collections;
  readonly pace: Pace;
}
