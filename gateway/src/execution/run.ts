import type { Path, Problem } from '../failure.ts';
import type { ExecutionContext } from './executor.ts';
import { callersKey } from './internal-key.ts';
import type { JsonObject } from './json.ts';
import { seen, type Seen } from './seen.ts';
import type { Batch } from './told.ts';

/** One execution under way. */
export interface Run {
  readonly context: ExecutionContext;
  readonly data: JsonObject;
  readonly problems: Problem[];
  readonly seen: Seen;
  /** Calls that are about to leave, by what they ask: others of this turn may join. */
  readonly batches: Map<string, Batch>;
}

/** A compiled piece of a plan. */
export type Step = (run: Run) => Promise<void>;

export const beginRun = (context: ExecutionContext, data: JsonObject): Run => ({
  context,
  data,
  problems: [],
  seen: seen(),
  batches: new Map(),
});

const MOST_PROBLEMS = 100;

/** Notes a problem under the caller's own names. Past a hundred the answer is broken beyond counting. */
export function note(run: Run, problem: Omit<Problem, 'path'>, path: Path): void {
  if (run.problems.length < MOST_PROBLEMS) run.problems.push({ ...problem, path: path.map(callersKey) });
}
