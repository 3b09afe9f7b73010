import { type Context, placeOf } from '@linli/kit';
import { follow } from './follow.carry.ts';
import type { Target } from './move.carry.ts';
import { loadHouse, settleIn } from './residence.carry.ts';
import { residences, type Residence } from './residence.model.ts';
import { end } from './residence.rules.ts';
import { residents } from './resident.model.ts';
import { present } from './resident.rules.ts';
import type { ResidenceInput } from './schema.types.ts';

/** The person lives in a house from a day on; a main house brings the record to its place. */
export async function startResidence(
  context: Context,
  { id, version }: Target,
  { house: houseId, relation, from, isMain = true }: ResidenceInput,
): Promise<Residence> {
  const { open } = context;
  const house = await loadHouse(context, houseId);
  const place = placeOf(house);
  const before = await open(residents).load(id);
  const resident = await open(residents).change(id, version, (row) => {
    present(row);
    if (!isMain) return null;
    return { set: { houseId }, ...(place === placeOf(row) ? {} : { moveTo: place }) };
  });
  if (isMain && place !== placeOf(before)) await follow(context, id, place);
  return settleIn(context, resident, { house, relation, from, isMain });
}

/** The person lives there no more; without a main house the record stays at its place. */
export async function endResidence({ open, now }: Context, { id, version }: Target, on: string): Promise<Residence> {
  const ended = await open(residences).change(id, version, (row) => end(row, on, now));
  await open(residents).amend(ended.residentId, ({ houseId }) =>
    houseId === ended.houseId ? { set: { houseId: null } } : null,
  );
  return ended;
}
