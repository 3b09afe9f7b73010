import type { Target } from '../target.ts';
import type { Collections } from './store.model.ts';

/** How much an importer takes in, and how much at once; tests make it small. */
export interface Limits {
  /** Rows in one transaction. */
  readonly batch: number;
  /** Milliseconds a clock's round works before counters, relay and other clocks of the service go on. */
  readonly slice: number;
  /** Milliseconds a batch that is planned may wait for its transaction, since it was read. */
  readonly ahead: number;
  /** Rows of one ledger, at most. */
  readonly most: number;
  /** Bytes of one ledger, at most. */
  readonly largest: number;
}

export const usualLimits: Limits = {
  batch: 1_000,
  slice: 20_000,
  ahead: 3_000,
  most: 200_000,
  largest: 40 * 1024 * 1024,
};

/** One kind of ledger of a subgraph: where its rows go, and where its imports are kept. */
export interface Importer<R = never> {
  readonly target: Target<R>;
  readonly kept: Collections;
  readonly limits: Limits;
}
