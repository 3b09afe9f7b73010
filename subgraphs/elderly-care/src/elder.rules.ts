import { because, fail, type Decision } from '@linli/kit';
import { isElderly, isVeryOld } from './age.ts';
import type { ElderContact } from './elder-contact.model.ts';
import type { ElderProfile, ElderProfileFields } from './elder-profile.model.ts';
import type { OfElder } from './of-elder.ts';
import type { Person } from './person.model.ts';
import type { ElderContactInput, ElderInput } from './schema.types.ts';
import type { ElderState, IncomeTag, LivingSituation, PersonStatus, WatchLevel } from './words.ts';

/** Eighty and more and alone: somebody keeps an eye on them. */
export const isWatchedByRule = (band: string | null | undefined, alone: boolean): boolean => isVeryOld(band) && alone;

const NOTICED_FROM = 2;

type Watched = Pick<ElderProfileFields, 'alone' | 'band' | 'level' | 'state' | 'watchedByHand'>;

/** How closely an elder is watched, from what is known. */
export function watchOf({ state, band, alone, level, watchedByHand }: Watched): WatchLevel {
  if (state !== 'ACTIVE') return 'NONE';
  if (watchedByHand || isWatchedByRule(band, alone)) return 'CLOSE';
  return alone || (level ?? 0) >= NOTICED_FROM ? 'ROUTINE' : 'NONE';
}

/** A profile nobody has written into yet. */
export function profileOf({ band, alone }: Pick<Person, 'alone' | 'band'>): ElderProfileFields {
  const known = { state: 'ACTIVE', band: band ?? null, alone, level: null, watchedByHand: false } as const;
  return { ...known, situation: null, incomeTag: null, watchLevel: watchOf(known) };
}

export const profiled = (person: Pick<Person, 'alone' | 'band'>, by: 'FACT' | 'CLERK') =>
  ({
    set: profileOf(person),
    event: { type: 'elder.profiled', data: { by } },
  }) as const satisfies Decision<ElderProfile>;

/** A clerk says who is an elder, until population says otherwise. */
export function registered({ ageBand, livesAlone, situation }: ElderInput): Decision<ElderProfile> {
  if (!isElderly(ageBand)) fail('VALUE_INVALID', { field: 'ageBand' });
  const { set, event } = profiled({ band: ageBand, alone: livesAlone }, 'CLERK');
  return { set: { ...set, situation: situation ?? null }, event };
}

/** Only for whoever lives here something new can be begun. */
export function here(profile: ElderProfile): ElderProfile {
  return profile.state === 'ACTIVE' ? profile : fail('ELDER_GONE', { id: profile.id });
}

interface Described {
  readonly situation?: LivingSituation | null | undefined;
  readonly incomeTag?: IncomeTag | null | undefined;
}

/** What is left out stays. */
export function describe(profile: ElderProfile, { situation, incomeTag }: Described): Decision<ElderProfile> {
  here(profile);
  return {
    set: { ...(situation ? { situation } : {}), ...(incomeTag ? { incomeTag } : {}) },
    event: { type: 'elder.described' },
  };
}

const rewatched = (next: Watched, watchLevel: WatchLevel) => ({
  set: { ...next, watchLevel },
  event: { type: 'elder.watch-changed' as const, data: { watch: watchLevel } },
});

/** By hand, onto the list or off it. */
export function watch(profile: ElderProfile, watched: boolean, reason: string): Decision<ElderProfile> {
  here(profile);
  if (profile.watchedByHand === watched) fail('ELDER_WATCH_SAME', { id: profile.id });
  const { state, band, alone, level } = profile;
  const next = { state, band: band ?? null, alone, level: level ?? null, watchedByHand: watched };
  return { ...rewatched(next, watchOf(next)), reason: because(reason) };
}

const stateOf: Readonly<Record<PersonStatus, ElderState>> = {
  PRESENT: 'ACTIVE',
  LEFT: 'LEFT',
  DECEASED: 'DECEASED',
};

/** The profile as population and the assessments have it now; null when it stands like that already. */
export function brought(
  profile: ElderProfile,
  person: Pick<Person, 'alone' | 'band' | 'into' | 'status'>,
  level: number | null,
): Decision<ElderProfile> | null {
  const state = person.into ? 'MERGED' : stateOf[person.status];
  const next = { state, band: person.band ?? null, alone: person.alone, level, watchedByHand: profile.watchedByHand };
  const watchLevel = watchOf(next);
  const isSame =
    profile.state === state &&
    (profile.band ?? null) === next.band &&
    profile.alone === next.alone &&
    (profile.level ?? null) === level;
  if (isSame && profile.watchLevel === watchLevel) return null;
  return profile.watchLevel === watchLevel ? { set: next } : rewatched(next, watchLevel);
}

const phones = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/;

/** Somebody to call. */
export function contactOf({ name, phone, relation }: ElderContactInput, of: OfElder): Decision<ElderContact> {
  if (!name.trim()) fail('VALUE_MISSING', { field: 'name' });
  if (!phones.test(phone)) fail('VALUE_INVALID', { field: 'phone' });
  return { set: { ...of, name: name.trim(), phone, relation }, event: { type: 'elder-contact.added' } };
}
