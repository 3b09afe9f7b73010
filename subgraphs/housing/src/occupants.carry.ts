import type { Context } from '@linli/kit';
import { houses, type House } from './house.model.ts';
import { reconcile } from './mismatch.carry.ts';
import { occupants, type Occupant } from './occupant.model.ts';

// A reading gives at most 500 rows: so many houses at once, and one by one when they hold more than that together.
const MOST = 500;
const AT_ONCE = 50;

const countOf = (all: readonly Occupant[]) => {
  const people = new Map(all.map((each) => [each.resident, each.relation]));
  const relations = [...people.values()];
  return {
    registered: people.size,
    owners: relations.filter((each) => each === 'OWNER').length,
    renters: relations.filter((each) => each === 'TENANT').length,
  };
};

async function occupantsOf({ open }: Context, ids: readonly string[]): Promise<readonly Occupant[]> {
  const rows = await open(occupants).some({ house: ids }, { limit: MOST });
  if (rows.length < MOST || ids.length < 2) return rows;
  return (await Promise.all(ids.map((id) => open(occupants).some({ house: id }, { limit: MOST })))).flat();
}

const isSame = (house: House, counted: ReturnType<typeof countOf>): boolean =>
  house.registered === counted.registered && house.owners === counted.owners && house.renters === counted.renters;

/** Counts anew who is registered in these houses, and what follows. A house that is gone has nobody. */
export async function recount(context: Context, ids: Iterable<string>): Promise<void> {
  const each = [...new Set(ids)];
  for (let at = 0; at < each.length; at += AT_ONCE) {
    const some = each.slice(at, at + AT_ONCE);
    const living = await occupantsOf(context, some);
    const changes = some.map((id) => {
      const counted = countOf(living.filter(({ house }) => house === id));
      return { id, rule: (house: House) => (isSame(house, counted) ? null : { set: counted }) };
    });
    const counted = await context.open(houses).amendMany(changes);
    await reconcile(
      context,
      counted.filter((house) => house !== null),
    );
  }
}
