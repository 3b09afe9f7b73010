import { fail, type Context, placeOf } from '@linli/kit';
import { knownHouses, type KnownHouse } from './known-house.model.ts';
import { residences, type Residence } from './residence.model.ts';
import { begin, demote, end } from './residence.rules.ts';
import type { Resident } from './resident.model.ts';
import type { ResidenceRelation } from './words.ts';

// Nobody has more homes at once; a page shows the rest.
const MOST = 100;

/** A house of the caller's place that stands. */
export async function loadHouse({ open }: Pick<Context, 'open'>, house: string): Promise<KnownHouse> {
  const known = await open(knownHouses).findBy({ house });
  return known?.holds ? known : fail('HOUSE_UNKNOWN', { field: 'house' });
}

export const currentOf = ({ open }: Pick<Context, 'open'>, residentId: string): Promise<readonly Residence[]> =>
  open(residences).some({ residentId, isCurrent: true }, { limit: MOST });

interface Settling {
  readonly house: KnownHouse;
  readonly relation: ResidenceRelation;
  readonly from: string;
  readonly isMain: boolean;
}

/** The person lives there from now on; another main residence becomes one beside it. */
export async function settleIn(
  { open, now }: Pick<Context, 'open' | 'now'>,
  resident: Pick<Resident, 'id'>,
  settling: Settling,
): Promise<Residence> {
  const current = await currentOf({ open }, resident.id);
  if (current.some(({ houseId }) => houseId === settling.house.house)) fail('RESIDENCE_OPEN', { id: resident.id });
  if (settling.isMain) for (const { id, isMain } of current) if (isMain) await open(residences).amend(id, demote);
  return open(residences).insert(placeOf(settling.house), begin({ resident, ...settling }, now));
}

/** All that is current ends on a day, or on the day it began where that is later. Gives back what ended. */
export async function endAll(
  { open, now }: Pick<Context, 'open' | 'now'>,
  residentId: string,
  on: string,
): Promise<readonly string[]> {
  const current = await currentOf({ open }, residentId);
  for (const { id } of current) await open(residences).amend(id, (row) => end(row, on < row.from ? row.from : on, now));
  return current.map(({ id }) => id);
}
