import { checkedCode, fail, type Context, placeOf } from '@linli/kit';
import { settle } from './household.carry.ts';
import { households, type Household } from './household.model.ts';
import { found, headedBy, join, leave } from './household.rules.ts';
import type { KnownHouse } from './known-house.model.ts';
import type { Target } from './move.carry.ts';
import { again } from './resident.carry.ts';
import { loadHouse } from './residence.carry.ts';
import { residents, type Resident } from './resident.model.ts';
import type { HouseholdInput } from './schema.types.ts';
import type { RelationToHead } from './words.ts';

interface Ground {
  readonly home: KnownHouse | null;
  readonly first: Resident | null;
}

/** Where a household stands: its house, the place that is said, or where its head is. */
function standsAt(place: string | null | undefined, { home, first }: Ground): string {
  if (home) return placeOf(home);
  if (place) return checkedCode(place, 'place');
  return first ? placeOf(first) : fail('VALUE_MISSING', { field: 'place' });
}

/** Registers a household; its head, when named, becomes its first member. */
export async function registerHousehold(context: Context, input: HouseholdInput): Promise<Household> {
  const { open } = context;
  const { place, kind = 'FAMILY', number, house, head } = input;
  const home = house ? await loadHouse(context, house) : null;
  const first = head ? await open(residents).load(head) : null;
  if (first?.householdId) fail('HOUSEHOLD_MEMBER', { id: first.id });
  const decision = found({ kind, number, houseId: home?.house ?? null, headId: first?.id ?? null });
  const household = await open(households).insert(standsAt(place, { home, first }), decision);
  if (!first) return household;
  await open(residents).amend(first.id, (row) => join(row, { household, relationToHead: 'HEAD' }));
  await settle(context, household.id);
  return open(households).amend(household.id, () => null);
}

export async function joinHousehold(
  context: Context,
  { id, version }: Target,
  to: { readonly household: string; readonly relationToHead: RelationToHead },
): Promise<Resident> {
  const { open } = context;
  const household = await open(households).load(to.household);
  await open(residents).change(id, version, (row) => join(row, { household, relationToHead: to.relationToHead }));
  await settle(context, household.id);
  return again(context, id);
}

export async function leaveHousehold(context: Context, { id, version }: Target): Promise<Resident> {
  const { open } = context;
  const { householdId } = await open(residents).load(id);
  const household = await open(households).load(householdId ?? fail('HOUSEHOLD_NOT_MEMBER', { id }));
  await open(residents).change(id, version, (row) => leave(row, household));
  await settle(context, household.id);
  return again(context, id);
}

/** The former head stays a member, of no stated relation until somebody says which. */
export async function changeHead(context: Context, { id, version }: Target, headId: string): Promise<Household> {
  const { open } = context;
  const head = await open(residents).load(headId);
  const before = await open(households).load(id);
  const after = await open(households).change(id, version, (row) => headedBy(row, head));
  if (before.headId && before.headId !== headId)
    await open(residents).amend(before.headId, () => ({ set: { relationToHead: 'OTHER' } }));
  await open(residents).amend(headId, () => ({ set: { relationToHead: 'HEAD' } }));
  return after;
}
