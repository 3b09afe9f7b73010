import type { Path, Problem } from '../failure.ts';
import type { ExecutionContext } from './executor.ts';
import { callersKey } from './internal-key.ts';
import type { JsonObject } from './json.ts';

/** One execution under way. */
export interface Run {
  readonly context: ExecutionContext;
  readonly data: JsonObject;
  readonly problems: Problem[];
}

/** A compiled piece of a plan. */
export type Step = (run: Run) => Promise<void>;

const MOST_PROBLEMS = 100;

/** Notes a problem under the caller's own names. Past a hundred the answer is broken beyond counting. */
export function note(run: Run, problem: Omit<Problem, 'path'>, path: Path): void {
  if (run.problems.length < MOST_PROBLEMS) run.problems.push({ ...problem, path: path.map(callersKey) });
}
