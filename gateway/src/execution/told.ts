import type { Path, Problem } from '../failure.ts';
import type { EntityAnswer } from './entity-identity.ts';
import type { Found } from './grouping.ts';

/** An error of a call: about one representation, or about all of them when it does not say. */
export interface Wrong {
  readonly problem: Omit<Problem, 'path'>;
  readonly place: number | null;
  readonly rest: Path;
}

/** What came back for the representations of a call, each at its place. */
export interface Told {
  readonly wrong: readonly Wrong[];
  readonly answers: readonly EntityAnswer[];
}

/** A call for entities under way, or about to be: representations are added until it leaves. */
export interface Batch {
  /** Where the answer about these will stand. */
  readonly add: (found: Found) => number;
  readonly send: () => void;
  readonly told: Promise<Told>;
}
