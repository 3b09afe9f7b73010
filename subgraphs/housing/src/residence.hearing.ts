import { type Context, type Heard, textOf, placeOf } from '@linli/kit';
import { houses, type House } from './house.model.ts';
import { occupants, type Occupant } from './occupant.model.ts';
import { recount } from './occupants.carry.ts';
import type { Relation } from './words.ts';

const MOST = 500;
const AT_ONCE = 200;

const relations: readonly string[] = ['OWNER', 'TENANT', 'FAMILY', 'OTHER'] satisfies readonly Relation[];
const relationOf = (value: unknown): Relation =>
  relations.includes(textOf(value)) ? (textOf(value) as Relation) : 'OTHER';

type Living = Pick<Occupant, 'house' | 'relation' | 'residence' | 'resident'>;

/** Where somebody lives by the last that was said of a residence; null when it has ended. */
const livingOf = ({ type, subject: residence, data }: Heard): Living | null =>
  type === 'residence.started'
    ? {
        residence,
        resident: textOf(data['resident']),
        house: textOf(data['house']),
        relation: relationOf(data['relation']),
      }
    : null;

const isSame = (known: Occupant, living: Living): boolean =>
  known.house === living.house && known.resident === living.resident && known.relation === living.relation;

async function knownOf({ open }: Context, residences: readonly string[]): Promise<ReadonlyMap<string, Occupant>> {
  const rows = await open(occupants).some({ residence: residences }, { limit: MOST });
  return new Map(rows.map((row) => [row.residence, row]));
}

async function housesOf({ open }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, House>> {
  const found = await open(houses).findMany([...new Set(ids)]);
  return new Map(found.flatMap((house) => (house ? [[house.id, house] as const] : [])));
}

// Who lives where from now on; a house nobody knows has nobody. A copy of what population says has no line of its own:
// who said it stands there.
async function movedIn({ append }: Context, living: readonly Living[], at: ReadonlyMap<string, House>) {
  const rows = living.flatMap((each) => {
    const house = at.get(each.house);
    return house ? [{ place: placeOf(house), set: { ...each, was: [] } }] : [];
  });
  await append(occupants, rows);
}

async function some(context: Context, last: ReadonlyMap<string, Living | null>): Promise<void> {
  const known = await knownOf(context, [...last.keys()]);
  const living = [...last.values()].filter((each) => each !== null);
  const at = await housesOf(
    context,
    living.map(({ house }) => house),
  );
  const here = living.filter(({ house }) => at.has(house));
  const fresh = here.filter(({ residence }) => !known.has(residence));
  const changed = here.flatMap((set) => {
    const row = known.get(set.residence);
    return row && !isSame(row, set) ? [{ id: row.id, rule: () => ({ set }) }] : [];
  });
  const gone = [...known.values()].filter(({ residence }) => last.get(residence) === null);
  const opened = context.open(occupants);
  await movedIn(context, fresh, at);
  if (changed.length > 0) await opened.amendMany(changed);
  for (const { id } of gone) await opened.remove(id, null, () => ({}));
  await recount(
    context,
    [...here, ...known.values()].map(({ house }) => house),
  );
}

/** population: who lives where, and who no longer. What is said twice is once; of one residence, the last holds. */
export async function hearResidences(heard: readonly Heard[], context: Context): Promise<void> {
  const last = [...new Map(heard.map((each) => [each.subject, livingOf(each)] as const))];
  for (let from = 0; from < last.length; from += AT_ONCE)
    await some(context, new Map(last.slice(from, from + AT_ONCE)));
}
