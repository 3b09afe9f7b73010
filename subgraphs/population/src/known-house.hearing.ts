import { type Context, type Heard, placeOf } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { follow } from './follow.carry.ts';
import { knownHouses, type KnownHouse } from './known-house.model.ts';
import { residences } from './residence.model.ts';
import { residents } from './resident.model.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

type Said = Pick<KnownHouse, 'holds' | 'said'> & Partial<Pick<KnownHouse, 'addressKey' | 'building'>>;

// A house holds no more; collective ones are not redrawn between grids.
const MOST = 500;

/** Grids were redrawn: who lives in the house lives in its new place. */
async function bringAlong(context: Context, houseId: string, place: string): Promise<void> {
  const { open } = context;
  for (const { id } of await open(residences).some({ houseId }, { limit: MOST }))
    await open(residences).amend(id, () => ({ set: {}, moveTo: place }));
  for (const row of await open(residents).some({ houseId }, { limit: MOST })) {
    const event = { type: 'resident.moved', data: { from: placeOf(row), to: place } } as const;
    await open(residents).amend(row.id, () => ({ set: {}, event, moveTo: place }));
    await follow(context, row.id, place);
  }
}

// What arrives late is passed over; what was never heard of is new.
async function say({ subject: house, jurisdiction: place }: Heard, set: Said, context: Context): Promise<void> {
  const { open } = context;
  const known = await open(knownHouses).findBy({ house });
  if (known && known.said >= set.said) return;
  if (!known) {
    if (set.addressKey) await open(knownHouses).insert(place, { set: { house, ...set } });
    return;
  }
  const moved = placeOf(known) !== place;
  await open(knownHouses).amend(known.id, () => ({ set, ...(moved ? { moveTo: place } : {}) }));
  if (moved) await bringAlong(context, house, place);
}

// A house may have stood in another grid of the district before.
const wide = (context: Context, { jurisdiction }: Heard): Context =>
  context.asService('houses', districtOf(jurisdiction));

/** housing: a house stands there, at this address. */
export async function hearHouse(heard: Heard, context: Context): Promise<void> {
  const { data, version: said } = heard;
  const addressKey = text(data['addressKey']);
  const told = { building: text(data['building']), holds: true, said };
  if (addressKey) await say(heard, { addressKey, ...told }, wide(context, heard));
}

/** housing: nobody can live there any more. */
export const hearHouseRemoved = (heard: Heard, context: Context): Promise<void> =>
  say(heard, { holds: false, said: heard.version }, wide(context, heard));
