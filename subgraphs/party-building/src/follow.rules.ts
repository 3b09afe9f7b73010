import type { Decision } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import { isOnRoll, onRoll, type PartyMembership } from './party-membership.model.ts';

type Following = (row: PartyMembership) => Decision<PartyMembership> | null;

const event = { type: 'party-member.changed' } as const;

/** The member has died. A membership handed over at that moment is not handed over any more. */
export const died: Following = (row) =>
  onRoll.includes(row.status)
    ? { set: { status: 'DECEASED', statusBefore: row.status, transferTo: null, receiver: null }, event }
    : null;

/** The death was an error. */
export const lives: Following = (row) =>
  row.status === 'DECEASED' ? { set: { status: row.statusBefore ?? 'FULL', statusBefore: null }, event } : null;

/** The register says where the member lives now. */
export const movedTo =
  (place: string | null, home: string): Following =>
  (row) => {
    const movedAway = place === null || !isWithin(place, home);
    return row.movedAway === movedAway ? null : { set: { movedAway }, event };
  };

/** Two records are one person. */
export const renamed =
  (from: string, into: string): Following =>
  (row) =>
    row.resident === from ? { set: { resident: into, was: [...row.was, from] }, event } : null;

/** They are two after all. */
export const parted =
  (from: string, into: string): Following =>
  (row) =>
    row.resident === into && row.was.at(-1) === from
      ? { set: { resident: from, was: row.was.slice(0, -1) }, event }
      : null;

/** Of rolls one person stands on twice in the same way, the oldest counts. Gives back the id it doubles, or null. */
export function doublesOf(row: PartyMembership, all: readonly PartyMembership[]): string | null {
  const others = all.filter(
    (each) => each.resident === row.resident && each.registration === row.registration && each.id !== row.id,
  );
  const older = others.filter((each) => isOnRoll({ ...each, doubles: null }) && each.id < row.id);
  return older.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

/** Counts or does not, as the rolls are now. */
export const doubling =
  (doubles: string | null): Following =>
  (row) =>
    (row.doubles ?? null) === doubles ? null : { set: { doubles }, event };
