import { type Context, dayOf } from '@linli/kit';
import { memberships } from './party-membership.model.ts';
import { age } from './party-membership.rules.ts';

const AT_ONCE = 500;

/** A new year: who has been a member for how long. Asked again until nobody is left. */
export async function turnBands({ open, now }: Context): Promise<number> {
  const year = Number(dayOf(now).slice(0, 4));
  const rows = await open(memberships).some({ bandYear: { until: year } }, { limit: AT_ONCE });
  await open(memberships).amendMany(rows.map(({ id }) => ({ id, rule: (row) => age(row, year) })));
  return rows.length;
}
