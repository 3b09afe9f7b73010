import type { Context } from '@linli/kit';
import { houses } from './house.model.ts';
import { amendHouse } from './mismatch.carry.ts';
import { occupants, type Occupant } from './occupant.model.ts';

const MOST = 500;

const countOf = (all: readonly Occupant[]) => {
  const people = new Map(all.map((each) => [each.resident, each.relation]));
  const relations = [...people.values()];
  return {
    registered: people.size,
    owners: relations.filter((each) => each === 'OWNER').length,
    renters: relations.filter((each) => each === 'TENANT').length,
  };
};

/** Counts anew who is registered in a house, and what follows. A house that is gone has nobody. */
export async function recount(context: Context, house: string): Promise<void> {
  const { open } = context;
  if (!(await open(houses).find(house))) return;
  const counted = countOf(await open(occupants).some({ house }, { limit: MOST }));
  await amendHouse(context, house, (row) => {
    const same = row.registered === counted.registered && row.owners === counted.owners;
    return same && row.renters === counted.renters ? null : { set: counted };
  });
}
