import { fail, type Decision } from '@linli/kit';
import type { Household } from './household.model.ts';
import type { Resident } from './resident.model.ts';
import { present } from './resident.rules.ts';
import type { HouseholdKind, RelationToHead } from './words.ts';
import { numberText } from './written.ts';
import { safeFacts } from './safe-facts.ts';

interface Founding {
  readonly kind: HouseholdKind;
  readonly number?: string | null | undefined;
  readonly houseId: string | null;
  readonly headId: string | null;
}

export function found({ kind, number, houseId, headId }: Founding): Decision<Household> {
  return {
    set: { kind, number: numberText(number ?? '') || null, houseId, headId, state: 'ACTIVE', size: headId ? 1 : 0 },
    event: { type: 'household.registered', data: { kind, house: houseId } },
  };
}

export function active(household: Household): Household {
  return household.state === 'ACTIVE' ? household : fail('HOUSEHOLD_DISSOLVED', { id: household.id });
}

interface Joining {
  readonly household: Household;
  readonly relationToHead: RelationToHead;
}

/** One household at a time; a household has one head. */
export function join(row: Resident, { household, relationToHead }: Joining): Decision<Resident> {
  present(row);
  active(household);
  if (row.householdId && row.householdId !== household.id) fail('HOUSEHOLD_MEMBER', { id: row.id });
  if (relationToHead === 'HEAD' && household.headId && household.headId !== row.id)
    fail('HOUSEHOLD_HEAD', { id: household.id });
  return {
    set: { householdId: household.id, relationToHead },
    event: { type: 'resident.changed', data: { fields: 'household', ...safeFacts(row) } },
  };
}

/** The head leaves last, or after another one is named. */
export function leave(row: Resident, household: Household): Decision<Resident> {
  present(row);
  if (row.householdId !== household.id) fail('HOUSEHOLD_NOT_MEMBER', { id: row.id });
  if (household.headId === row.id && household.size > 1) fail('HOUSEHOLD_HEAD', { id: household.id });
  return {
    set: { householdId: null, relationToHead: null, livesAlone: false },
    event: { type: 'resident.changed', data: { fields: 'household', ...safeFacts(row, { livesAlone: false }) } },
  };
}

export function headedBy(household: Household, head: Resident): Decision<Household> | null {
  active(household);
  present(head);
  if (head.householdId !== household.id) fail('HOUSEHOLD_NOT_MEMBER', { id: head.id });
  if (household.headId === head.id) return null;
  return { set: { headId: head.id }, event: { type: 'household.changed' } };
}

export interface Members {
  readonly household: Household;
  /** The present ones. */
  readonly members: readonly Pick<Resident, 'id' | 'relationToHead'>[];
}

/** Who heads these members: the one who did, else whoever is said to be the head. */
function headOf({ household, members }: Members): string | null {
  const stays = members.some(({ id }) => id === household.headId);
  return (stays ? household.headId : members.find(({ relationToHead }) => relationToHead === 'HEAD')?.id) ?? null;
}

const stateAt = (size: number): Household['state'] => (size === 0 ? 'DISSOLVED' : 'ACTIVE');

function eventOf(before: Household['state'], after: Household['state']) {
  if (before === after) return { type: 'household.changed' } as const;
  return after === 'DISSOLVED' ? ({ type: 'household.dissolved' } as const) : ({ type: 'household.restored' } as const);
}

/** A household as its present members make it: nobody left dissolves it, a head who is gone leaves the place empty. */
export function asMembers({ household, members }: Members): Decision<Household> | null {
  const next = { size: members.length, headId: headOf({ household, members }), state: stateAt(members.length) };
  const { size, headId = null, state } = household;
  if (next.size === size && next.headId === headId && next.state === state) return null;
  return { set: next, event: eventOf(state, next.state) };
}

/** Who is the only present member of a family household lives alone. */
export const isAlone = ({ household, members }: Members): boolean =>
  household.kind === 'FAMILY' && members.length === 1;
