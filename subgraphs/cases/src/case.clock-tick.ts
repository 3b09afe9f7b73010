import type { Context } from '@linli/kit';
import { act } from './case.carry.ts';
import { cases } from './case.model.ts';
import { tickCase } from './tick.rules.ts';

const AT_ONCE = 200;

/** Turns the lights of every case whose time has come, one transaction each. */
export async function turnClocks(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(cases).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  const ids = due.map(({ id }) => id);
  return context.eachOne(ids, (id, each) => act(each, { id, version: null }, tickCase));
}
