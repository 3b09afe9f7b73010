import { dayOf, fail, type Decision, type Viewer } from '@linli/kit';
import { isDay } from '@linli/vocabulary';
import { agreed, checkedValue } from './known.rules.ts';
import { derivedOf, filledOf } from './resident.derived.ts';
import { fieldNames, residentFields } from './resident.field.ts';
import type { Origin, ResidentFields, ResidentKnown } from './resident.fields.ts';
import type { Resident } from './resident.model.ts';
import type { ChangeSource, RelationToHead } from './words.ts';
import { safeFacts } from './safe-facts.ts';

export interface At {
  readonly viewer: Pick<Viewer, 'id'>;
  readonly now: Date;
}

/** Somebody looks at a person: until when that counts is the district's term. */
export interface Looking extends At {
  readonly verifyAfterDays: number;
}

const DAY = 86_400_000;

export const seen = ({ now, verifyAfterDays }: Looking) =>
  ({ lastVerifiedAt: now, verifyBy: new Date(now.getTime() + verifyAfterDays * DAY), unverified: false }) as const;

type Told = { readonly [K in keyof ResidentKnown]?: string | null | undefined };

/** What somebody said of a person, checked field by field and as a whole. */
export function knownFrom(told: Told, today: string): ResidentKnown {
  const values = fieldNames.map((field) => {
    const { key } = residentFields[field];
    const value = field === 'SEX' && !told.sexCode ? '0' : told[key];
    return [key, checkedValue(field, value, today)] as const;
  });
  const known = Object.fromEntries(values) as unknown as ResidentKnown;
  if (known.idType !== 'NONE' && !known.idNumber) fail('VALUE_MISSING', { field: 'idNumber' });
  return agreed(known);
}

/** Everything a new record of a person holds besides what is known. */
export function newRecord(known: ResidentKnown, looking: Looking, source: ChangeSource): ResidentFields {
  const { viewer, now } = looking;
  const origin: Origin = { fields: filledOf(known), source, at: now, by: viewer.id, confidence: 80 };
  const { ageYears, ageBand, completeness } = derivedOf(known, dayOf(now));
  const { lastVerifiedAt, verifyBy, unverified } = seen(looking);
  // The spread comes last: each field that follows one costs V8 more than all that stand before it.
  return {
    ageYears: ageYears ?? null,
    ageBand: ageBand ?? null,
    completeness,
    status: 'PRESENT',
    livesAlone: false,
    careTags: [],
    origins: [origin],
    lastVerifiedAt,
    verifyBy,
    unverified,
    pendingChanges: 0,
    openRequests: 0,
    toMatch: false,
    ...known,
  };
}

export interface Joined {
  readonly householdId: string | null;
  readonly relationToHead: RelationToHead | null;
  readonly houseId: string | null;
}

/** A person is registered, with the household and the main house when they are known. */
export function register(
  known: ResidentKnown,
  source: ChangeSource,
  at: Looking & { readonly joined: Joined; readonly livesAlone?: boolean },
) {
  const { joined, livesAlone = false } = at;
  const { residency } = known;
  const { householdId, relationToHead, houseId } = joined;
  // What is there already may be said anew at no cost.
  const set = { householdId, relationToHead, houseId, ...newRecord(known, at, source), livesAlone };
  const data = { residency, household: joined.householdId, house: joined.houseId, ...safeFacts(set) };
  return {
    set,
    event: { type: 'resident.registered', data },
  } as const satisfies Decision<Resident>;
}

export function present(row: Resident): void {
  if (row.status !== 'PRESENT') fail('RESIDENT_GONE', { id: row.id });
}

/** Somebody looked, and what is known was right. */
export function verify(row: Resident, looking: Looking & { readonly visit?: string | null | undefined }) {
  present(row);
  const data = { visit: looking.visit ?? null };
  return { set: seen(looking), event: { type: 'resident.verified', data } } as const satisfies Decision<Resident>;
}

/** The clock's word: nobody has looked for too long. */
export function remind(row: Resident, now: Date): Decision<Resident> | null {
  if (!row.verifyBy || row.verifyBy >= now) return null;
  if (row.status !== 'PRESENT') return { set: { verifyBy: null } };
  return { set: { unverified: true, verifyBy: null }, event: { type: 'resident.verification-due' } };
}

/** The clock's word: a birthday. Heard of only when the band is another one. */
export function grow(row: Resident, today: string): Decision<Resident> | null {
  const derived = derivedOf(row, today);
  if (derived.ageYears === row.ageYears) return null;
  const { ageBand } = derived;
  const event = { type: 'resident.aged', data: safeFacts(row, derived) } as const;
  return { set: derived, ...(ageBand === row.ageBand ? {} : { event }) };
}

/** A day between the person's birth and today. */
export function dayOfLife(row: Resident, day: string, today: string): string {
  if (!isDay(day) || day > today || (row.birthDate && day < row.birthDate)) fail('VALUE_INVALID', { field: 'on' });
  return day;
}

const left = {
  householdId: null,
  relationToHead: null,
  houseId: null,
  livesAlone: false,
  unverified: false,
  verifyBy: null,
} as const;

interface Leaving {
  readonly on: string;
  readonly reason?: string | null | undefined;
}

export function moveOut(row: Resident, { on, reason }: Leaving, { now }: At): Decision<Resident> {
  present(row);
  const endedOn = dayOfLife(row, on, dayOf(now));
  return {
    set: { ...left, status: 'MOVED', endedOn, endedAt: now },
    event: { type: 'resident.moved-out', data: { household: row.householdId ?? null } },
    reason,
  };
}

interface Dying {
  readonly on: string;
  readonly evidence: string;
  /** The residences that end with it. */
  readonly residences: readonly string[];
}

export function die(row: Resident, { on, evidence, residences }: Dying, { now }: At): Decision<Resident> {
  present(row);
  if (!evidence.trim()) fail('VALUE_MISSING', { field: 'evidence' });
  const endedOn = dayOfLife(row, on, dayOf(now));
  const { householdId = null, relationToHead = null, houseId = null } = row;
  const wasIn = { householdId, relationToHead, houseId, residences };
  return {
    set: { ...left, status: 'DECEASED', endedOn, endedAt: now, wasIn },
    event: { type: 'resident.deceased', data: { household: row.householdId ?? null } },
    reason: evidence.trim(),
  };
}

// A wrong entry is noticed within days; afterwards the data of the dead is only kept (proposal).
const UNDO = 7 * 86_400_000;

export function undoDeath(row: Resident, reason: string, { now }: At): Decision<Resident> {
  if (row.status !== 'DECEASED' || !row.endedAt) fail('RESIDENT_GONE', { id: row.id });
  if (now.getTime() - (row.endedAt?.getTime() ?? 0) > UNDO) fail('DEATH_UNDO_LATE', { id: row.id });
  const { householdId = null, relationToHead = null, houseId = null } = row.wasIn ?? {};
  const back = { householdId, relationToHead, houseId, wasIn: null, verifyBy: now };
  const derived = derivedOf(row, dayOf(now));
  return {
    set: { ...back, status: 'PRESENT', endedOn: null, endedAt: null, ...derived },
    event: { type: 'resident.death-undone', data: safeFacts(row, derived) },
    reason,
  };
}
