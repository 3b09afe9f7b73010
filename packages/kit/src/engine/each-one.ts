import { whyOf } from '../why.ts';
import { Failure } from '../errors.ts';
import type { Context } from './context.ts';
import { insideOf } from './inside-context.ts';

type Task = (id: string, context: Context) => Promise<unknown>;

/**
 * One transaction for each id. What is refused, or breaks its rule, is logged and passed over: it must not keep a clock
 * from all that comes after it. A database that is away ends the round.
 */
export async function eachOne(outer: Context, ids: readonly string[], task: Task): Promise<number> {
  const { engine } = insideOf(outer);
  const viewer = outer.viewer.id;
  let done = 0;
  for (const id of ids) {
    try {
      await engine.within(outer, (context) => task(id, context));
      done += 1;
    } catch (error) {
      if (!(error instanceof Failure)) engine.log.error({ id, viewer, ...whyOf(error) }, 'broken, passed over');
      else if (error.code === 'TRY_AGAIN') throw error;
      else engine.log.warn({ id, code: error.code, viewer }, 'passed over');
    }
  }
  if (done > 0) engine.wake();
  return done;
}
