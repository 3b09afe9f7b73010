import { checkedCode, fail, type Context, placeOf } from '@linli/kit';
import { follow } from './follow.carry.ts';
import { joiningOf, settle } from './household.carry.ts';
import type { KnownHouse } from './known-house.model.ts';
import { move } from './move.rules.ts';
import { again, settlingOf } from './resident.carry.ts';
import { residents, type Resident } from './resident.model.ts';
import { die, moveOut, undoDeath } from './resident.rules.ts';
import { currentOf, endAll, loadHouse, settleIn } from './residence.carry.ts';
import { residences } from './residence.model.ts';
import { resume } from './residence.rules.ts';
import type { MoveInput } from './schema.types.ts';
import { lookingAt } from './settings.reading.ts';

export interface Target {
  readonly id: string;
  readonly version: number;
}

const placeAsked = (home: KnownHouse | null, place: string | null | undefined): string => {
  if (home) return placeOf(home);
  return place ? checkedCode(place, 'place') : fail('VALUE_MISSING', { field: 'place' });
};

/** Moves a person: residences end and begin, the old household shrinks, the new one grows. */
export async function moveResident(context: Context, { id, version }: Target, input: MoveInput): Promise<Resident> {
  const { open } = context;
  const { on, relation } = input;
  const home = input.house ? await loadHouse(context, input.house) : null;
  const where = { houseId: home?.house ?? null, ...(await joiningOf(context, input, id)) };
  const before = await open(residents).load(id);
  const to = placeAsked(home, input.place);
  const looking = await lookingAt(context, to);
  const after = await open(residents).change(id, version, (row) =>
    move(row, { on, from: placeOf(row), to, ...where }, looking),
  );
  if (placeOf(before) !== to) await follow(context, id, to);
  await endAll(context, id, on);
  if (home) await settleIn(context, after, settlingOf(home, { relation, from: on }));
  await settle(context, before.householdId);
  if (where.householdId !== before.householdId) await settle(context, where.householdId);
  return again(context, id);
}

interface Ending {
  readonly on: string;
  readonly reason?: string | null | undefined;
}

export async function moveOutResident(context: Context, { id, version }: Target, ending: Ending): Promise<Resident> {
  const { open } = context;
  const before = await open(residents).load(id);
  await open(residents).change(id, version, (row) => moveOut(row, ending, context));
  await endAll(context, id, ending.on);
  await settle(context, before.householdId);
  return again(context, id);
}

export async function recordDeath(
  context: Context,
  { id, version }: Target,
  told: { readonly on: string; readonly evidence: string },
): Promise<Resident> {
  const { open } = context;
  const before = await open(residents).load(id);
  const ended = (await currentOf(context, id)).map((each) => each.id);
  await open(residents).change(id, version, (row) => die(row, { ...told, residences: ended }, context));
  await endAll(context, id, told.on);
  await settle(context, before.householdId);
  return again(context, id);
}

export async function takeDeathBack(context: Context, { id, version }: Target, reason: string): Promise<Resident> {
  const { open } = context;
  const before = await open(residents).load(id);
  const after = await open(residents).change(id, version, (row) => undoDeath(row, reason, context));
  for (const each of before.wasIn?.residences ?? [])
    await open(residences).amend(each, (row) => resume(row, row.houseId === after.houseId));
  await settle(context, after.householdId);
  return again(context, id);
}
