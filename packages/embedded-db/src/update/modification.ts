import type { Place } from './place.ts';

/** One modifier at one place. */
export type Modification = {
  readonly place: Place;
  readonly argument: unknown;
  readonly path: string;
  readonly id: unknown;
  readonly operator: string;
};
