import type { Context } from '@linli/kit';
import { cases } from './case.model.ts';
import { warnings } from './case-warning.model.ts';
import { unusual, weeksUpTo } from './case-warning.rules.ts';

// A little longer than the counters may trail and than a round may be missed.
const LOOK_BACK = 600_000;
const WEEK = 7 * 86_400_000;

interface Pair {
  readonly grid: string;
  readonly category: string;
}

/** Where something was reported lately: only there can a count have grown. */
async function lately({ open, now }: Context): Promise<readonly Pair[]> {
  const since = new Date(now.getTime() - LOOK_BACK);
  const rows = await open(cases).some({ reportedAt: { from: since } }, { limit: 500, order: 'newest' });
  const pairs = new Map<string, Pair>();
  for (const { grid, categoryCode: category } of rows) if (grid) pairs.set(`${grid}|${category}`, { grid, category });
  return [...pairs.values()];
}

async function look({ counters, open, now }: Context, { grid, category }: Pair): Promise<boolean> {
  const known = { gridCode: grid, categoryCode: category, at: { from: new Date(now.getTime() - WEEK) } };
  if ((await open(warnings).count(known)) > 0) return false;
  const weeks = await Promise.all(weeksUpTo(now).map((range) => counters.of(grid, range)));
  const [count = 0, ...before] = weeks.map((week) => week.get(`category/${category}`));
  const found = unusual(count, before);
  if (!found) return false;
  await open(warnings).insert(grid, {
    set: { gridCode: grid, categoryCode: category, at: now, ...found },
    event: { type: 'case.warned', data: { grid, category, count } },
  });
  return true;
}

/** Looks at every grid and category that something was reported in lately; warns once a week. */
export async function warn(context: Context): Promise<number> {
  const pairs = await lately(context);
  const byKey = new Map(pairs.map((pair) => [`${pair.grid}|${pair.category}`, pair]));
  let warned = 0;
  await context.eachOne([...byKey.keys()], async (key, each) => {
    const pair = byKey.get(key);
    if (pair && (await look(each, pair))) warned += 1;
  });
  return warned;
}
