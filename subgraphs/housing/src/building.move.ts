import { checkedCode, type Collection, type Context, type Decision, fail, type Page, type Row } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import { buildings, type Building } from './building.model.ts';
import { hazards } from './hazard.model.ts';
import { houses, type House } from './house.model.ts';
import { told } from './house.fields.ts';
import { leases } from './lease.model.ts';
import { mismatches } from './mismatch.model.ts';
import { checks } from './occupancy-check.model.ts';
import { occupants } from './occupant.model.ts';
import { units } from './unit.model.ts';

// What one reading gives, what one writing takes, and so many houses at once.
const PAGE = 100;
const MOST = 1_000;
const AT_ONCE = 100;

interface Moving {
  readonly id: string;
  readonly version: number;
  readonly place: string;
}

/** Every row that is meant, however many. */
async function idsOf<T extends Row>({ open }: Context, source: Collection<T>, where: object) {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await open(source).page(where as never, { first: PAGE, after });
    ids.push(...page.nodes.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return ids;
}

interface What<T> {
  readonly where: object;
  readonly decide: (row: T) => Decision<T>;
}

/** Moves all rows that are meant, and gives back their ids. */
async function moved<T extends Row>(context: Context, source: Collection<T>, { where, decide }: What<T>) {
  const ids = await idsOf(context, source, where);
  for (let at = 0; at < ids.length; at += MOST)
    await context.open(source).amendMany(ids.slice(at, at + MOST).map((id) => ({ id, rule: decide })));
  return ids;
}

/**
 * A building with all that is in it, at another place of its community: the grids were drawn anew. Population hears of
 * each house.
 */
export async function moveBuilding(context: Context, { id, version, place: asked }: Moving): Promise<Building> {
  const place = checkedCode(asked, 'place');
  const here = { set: {}, moveTo: place };
  const building = await context.open(buildings).change(id, version, ({ jurisdiction, grid }) => {
    if (!isWithin(place, jurisdiction)) fail('VALUE_INVALID', { field: 'place' });
    return (grid ?? jurisdiction) === place ? null : { ...here, event: { type: 'building.changed' } };
  });
  if (building.version === version) return building;
  const decide = () => here;
  const said = (house: House) => ({ ...here, event: { type: 'house.changed' as const, data: told(house) } });
  await moved(context, units, { where: { building: id }, decide });
  await moved(context, hazards, { where: { building: id }, decide });
  const inside = await moved(context, houses, { where: { building: id }, decide: said });
  for (let at = 0; at < inside.length; at += AT_ONCE) {
    const where = { house: inside.slice(at, at + AT_ONCE) };
    for (const source of [leases, occupants, checks, mismatches] as readonly Collection<Row>[])
      await moved(context, source, { where, decide });
  }
  return building;
}
