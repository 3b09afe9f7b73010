import { type Context, type Rule, placeOf } from '@linli/kit';
import { houses, type House } from './house.model.ts';
import { mismatches, type Mismatch } from './mismatch.model.ts';
import { found, judge, mismatchesOf } from './mismatch.rules.ts';
import type { MismatchKind } from './words.ts';

// A house has at most five kinds of mismatches, and one reading gives at most 500 rows.
const AT_ONCE = 100;

async function knownOf({ open }: Context, all: readonly House[]): Promise<ReadonlyMap<string, Mismatch>> {
  const known = new Map<string, Mismatch>();
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const ids = all.slice(at, at + AT_ONCE).map(({ id }) => id);
    const rows = await open(mismatches).some({ house: ids }, { limit: 500 });
    for (const row of rows) known.set(`${row.house}/${row.kind}`, row);
  }
  return known;
}

const newKinds = (house: House, known: ReadonlyMap<string, Mismatch>): readonly MismatchKind[] =>
  [...mismatchesOf(house).keys()].filter((kind) => !known.has(`${house.id}/${kind}`));

async function listNew(context: Context, all: readonly House[], known: ReadonlyMap<string, Mismatch>): Promise<void> {
  const { open, now } = context;
  const rows = all.flatMap((house) =>
    newKinds(house, known).map((kind) => ({ place: placeOf(house), decision: found(house, kind, now) })),
  );
  if (rows.length > 0) await open(mismatches).insertMany(rows);
}

/** What does not agree about houses that were not there before. */
export const reconcileNew = (context: Context, all: readonly House[]): Promise<void> =>
  listNew(context, all, new Map());

/** Brings the list of mismatches up to what these houses say now. At most a thousand houses. */
export async function reconcile(context: Context, all: readonly House[]): Promise<void> {
  const { open, now } = context;
  const known = await knownOf(context, all);
  const byId = new Map(all.map((house) => [house.id, house]));
  const judged = [...known.values()].flatMap((row) => {
    const house = byId.get(row.house);
    return house && judge(row, house, now) ? [{ id: row.id, rule: (each: Mismatch) => judge(each, house, now) }] : [];
  });
  await listNew(context, all, known);
  if (judged.length > 0) await open(mismatches).amendMany(judged);
}

/** Changes what is known of a house from elsewhere, and what follows for its mismatches. */
export async function amendHouse(context: Context, id: string, rule: Rule<House>): Promise<House> {
  const house = await context.open(houses).amend(id, rule);
  await reconcile(context, [house]);
  return house;
}
