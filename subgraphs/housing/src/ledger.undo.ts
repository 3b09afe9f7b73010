import type { Done, Undone } from '@linli/imports';
import type { Collection, Context, Decision, Row } from '@linli/kit';
import { buildings } from './building.model.ts';
import { estates } from './estate.model.ts';
import { told } from './house.fields.ts';
import { houses, type House } from './house.model.ts';
import { mismatches } from './mismatch.model.ts';
import { reconcile } from './mismatch.carry.ts';
import { units } from './unit.model.ts';

const gone = () => ({});

async function removeAll<T extends Row>({ open }: Context, source: Collection<T>, rows: readonly Row[]): Promise<void> {
  for (const { id } of rows) await open(source).remove(id, null, gone);
}

async function removeHouse(context: Context, { id }: House): Promise<void> {
  await context
    .open(houses)
    .remove(id, null, (house) => ({ event: { type: 'house.removed', data: told(house) }, reason: 'undone' }));
  await removeAll(context, mismatches, await context.open(mismatches).some({ house: id }, { limit: 10 }));
}

// What a ledger named and nobody has touched since goes with its last house.
async function clearGround(context: Context, removed: readonly House[]): Promise<void> {
  const { open } = context;
  for (const id of new Set(removed.map(({ building }) => building))) {
    const building = await open(buildings).find(id);
    if (!building?.fromLedger || (await open(houses).count({ building: id })) > 0) continue;
    await removeAll(context, units, await open(units).some({ building: id }, { limit: 200 }));
    await open(buildings).remove(id, null, gone);
    const estate = building.estate ? await open(estates).find(building.estate) : null;
    if (estate?.fromLedger && (await open(buildings).count({ estate: estate.id })) === 0)
      await open(estates).remove(estate.id, null, gone);
  }
}

/** Takes back what a batch did, where nobody was since. */
export async function undoHouseRows(context: Context, done: readonly Done[]): Promise<readonly Undone[]> {
  const { open } = context;
  const found = await open(houses).findMany(done.map(({ id }) => id));
  const asLeft = done.map((each, at) => {
    const house = found[at] ?? null;
    return house?.version === each.version ? house : null;
  });
  const restored: { id: string; rule: () => Decision<House> }[] = [];
  const removed: House[] = [];
  for (const [at, each] of done.entries()) {
    const house = asLeft[at];
    if (!house) continue;
    if (each.kind === 'CREATED') removed.push(house);
    else {
      const event = { type: 'house.changed', data: told(house) } as const;
      restored.push({ id: house.id, rule: () => ({ set: { ...each.before } as Decision<House>['set'], event }) });
    }
  }
  if (restored.length > 0) {
    const back = await open(houses).amendMany(restored);
    await reconcile(
      context,
      back.filter((house) => house !== null),
    );
  }
  for (const house of removed) await removeHouse(context, house);
  await clearGround(context, removed);
  return asLeft.map((house) => (house ? 'UNDONE' : 'CHANGED_SINCE'));
}
