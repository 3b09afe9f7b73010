import { because, dayOf, fail, type Decision } from '@linli/kit';
import { isOnRoll, type PartyMembership } from './party-membership.model.ts';
import type { MemberRegistration, MembershipInput, MemberStatus, StandingBand } from './schema.types.ts';
import type { PartyOrg } from './party-org.model.ts';
import { ledBy, standing } from './party-org.rules.ts';

// 党章 art. 7: probation lasts a year.
const PROBATION_YEARS = 1;
const OLDEST = '1921-07-01';

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Years since somebody joined, by calendar years. */
export function bandOf(joinedOn: string, year: number): StandingBand {
  const years = year - yearOf(joinedOn);
  if (years < 10) return 'UNDER_10';
  if (years < 30) return 'FROM_10';
  return years < 50 ? 'FROM_30' : 'FROM_50';
}

// Who it is about stands in the sealed row alone.
const event = { type: 'party-member.changed' } as const;

interface Who {
  readonly id: string;
}

function keptBy(row: PartyMembership, viewer: Who): PartyMembership {
  return row.keeper === viewer.id ? row : fail('NOT_FOUND', { id: row.id });
}

function from(row: PartyMembership, states: readonly MemberStatus[], viewer: Who): PartyMembership {
  keptBy(row, viewer);
  return states.includes(row.status) && !row.transferTo ? row : fail('MEMBER_STATE', { status: row.status });
}

/** What is known around somebody who is to be put on the roll. */
interface Around {
  readonly org: PartyOrg;
  /** Rolls the person stands on already. */
  readonly known: readonly PartyMembership[];
  readonly viewer: Who;
  readonly now: Date;
}

function checkAdmission(input: MembershipInput, { known, now }: Around, kind: MemberRegistration): void {
  const { joinedOn, employer } = input;
  if (joinedOn > dayOf(now) || joinedOn < OLDEST) fail('VALUE_INVALID', { field: 'joinedOn' });
  if (kind === 'DUAL' && !employer?.trim()) fail('VALUE_MISSING', { field: 'employer' });
  if (known.some((row) => isOnRoll(row) && row.registration === kind)) fail('MEMBER_ALREADY', { field: 'resident' });
}

/** Somebody comes onto the roll, once as an own member and once besides. */
export function admit(input: MembershipInput, around: Around): Decision<PartyMembership> {
  const { org, viewer, now } = around;
  const { secretary = null } = ledBy(org, viewer);
  const { joinedOn, resident, isOnProbation, registration, employer } = input;
  const kind = registration ?? 'OWN';
  checkAdmission(input, around, kind);
  const year = yearOf(dayOf(now));
  return {
    set: {
      org: org.id,
      keeper: secretary,
      resident,
      was: [],
      employer: kind === 'DUAL' && employer ? employer.trim() : null,
      joinedOn,
      registration: kind,
      status: isOnProbation ? 'PROBATION' : 'FULL',
      band: bandOf(joinedOn, year),
      bandYear: year,
      movedAway: false,
    },
    event,
  };
}

const yearAfter = (day: string): string => `${yearOf(day) + PROBATION_YEARS}${day.slice(4)}`;

/** A full member, after a year. */
export function confirm(row: PartyMembership, { viewer, now }: { viewer: Who; now: Date }): Decision<PartyMembership> {
  from(row, ['PROBATION'], viewer);
  if (dayOf(now) < yearAfter(row.joinedOn)) fail('PROBATION_RUNNING', { id: row.id });
  return { set: { status: 'FULL' }, event };
}

/** Away for a time. */
export function float(row: PartyMembership, viewer: Who): Decision<PartyMembership> {
  from(row, ['FULL'], viewer);
  return { set: { status: 'FLOATING' }, event };
}

/** Here again. */
export function comeBack(row: PartyMembership, viewer: Who): Decision<PartyMembership> {
  from(row, ['FLOATING'], viewer);
  return { set: { status: 'FULL' }, event };
}

/** Another organisation is asked to take the membership over. */
export function offer(row: PartyMembership, to: PartyOrg, viewer: Who): Decision<PartyMembership> {
  from(row, ['PROBATION', 'FULL', 'FLOATING'], viewer);
  if (standing(to).id === row.org) fail('VALUE_INVALID', { field: 'to' });
  return { set: { transferTo: to.id, receiver: to.secretary ?? null }, event };
}

/** The receiving secretary takes it over, or not. */
export function answer(
  row: PartyMembership,
  { accept, place }: { accept: boolean; place: string },
  { to, viewer }: { to: PartyOrg; viewer: Who },
): Decision<PartyMembership> {
  if (row.transferTo !== to.id || row.receiver !== viewer.id) fail('NOT_FOUND', { id: row.id });
  const settled = { transferTo: null, receiver: null };
  if (!accept) return { set: settled, event };
  ledBy(to, viewer);
  return {
    set: { ...settled, org: to.id, keeper: to.secretary ?? null, movedAway: false },
    event,
    moveTo: place,
  };
}

/** Off the roll. */
export function leave(row: PartyMembership, reason: string, viewer: Who): Decision<PartyMembership> {
  from(row, ['PROBATION', 'FULL', 'FLOATING'], viewer);
  return { set: { status: 'LEFT' }, event, reason: because(reason) };
}

/** A new year: the band is looked at again. */
export const age = (row: PartyMembership, year: number): Decision<PartyMembership> | null =>
  row.bandYear >= year ? null : { set: { band: bandOf(row.joinedOn, year), bandYear: year } };
