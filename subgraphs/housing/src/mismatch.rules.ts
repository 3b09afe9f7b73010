import { because, fail, type Decision } from '@linli/kit';
import type { House } from './house.model.ts';
import type { Mismatch } from './mismatch.model.ts';
import { mismatchKinds, type MismatchKind } from './words.ts';

type Facts = Pick<House, 'use' | 'registered' | 'owners' | 'renters' | 'leases' | 'capacity' | 'seen'>;

const most = ({ registered, seen }: Facts): number => Math.max(registered, seen ?? 0);

// For each kind, whether it holds, and the facts a decision about it rests on.
const kinds: Readonly<
  Record<MismatchKind, readonly [holds: (facts: Facts) => boolean, facts: (facts: Facts) => object]>
> = {
  VACANT_OCCUPIED: [({ use, registered }) => use === 'VACANT' && registered > 0, ({ registered }) => ({ registered })],
  RENTED_WITHOUT_LEASE: [({ use, leases }) => use === 'RENTED' && leases === 0, ({ registered }) => ({ registered })],
  OWN_WITH_TENANTS_ONLY: [
    ({ use, registered, renters }) => use === 'OWN' && registered > 0 && renters === registered,
    ({ renters }) => ({ renters }),
  ],
  OVER_CAPACITY: [
    (facts) => facts.use === 'COLLECTIVE' && Boolean(facts.capacity) && most(facts) > (facts.capacity ?? 0),
    (facts) => ({ capacity: facts.capacity, most: most(facts) }),
  ],
  COUNT_DIFFERS: [
    ({ seen, registered }) => typeof seen === 'number' && seen !== registered,
    ({ seen, registered }) => ({ seen, registered }),
  ],
};

/** What does not agree about a house, each kind with the facts it rests on. */
export const mismatchesOf = (house: Facts): ReadonlyMap<MismatchKind, string> =>
  new Map(
    mismatchKinds
      .filter((kind) => kinds[kind][0](house))
      .map((kind) => [kind, JSON.stringify(kinds[kind][1](house))] as const),
  );

const seenIn = ({ use, registered, seen }: House) => ({ use, registered, seen: seen ?? null });

/** A mismatch nobody knew of. */
export const found = (house: House, kind: MismatchKind, now: Date): Decision<Mismatch> => ({
  set: {
    house: house.id,
    building: house.building,
    kind,
    state: 'OPEN',
    facts: mismatchesOf(house).get(kind) ?? '',
    ...seenIn(house),
    foundAt: now,
  },
  event: { type: 'mismatch.found', data: { house: house.id, kind } },
});

const fresh = { resolvedAt: null, resolvedBy: null, reason: null } as const;

function stillThere(row: Mismatch, house: House, facts: string, now: Date): Decision<Mismatch> | null {
  if (row.facts === facts && (row.state === 'OPEN' || row.resolvedBy === 'DECISION')) return null;
  const set = { facts, ...seenIn(house) };
  if (row.state === 'OPEN') return { set };
  const event = { type: 'mismatch.found', data: { house: house.id, kind: row.kind } } as const;
  return { set: { ...set, ...fresh, state: 'OPEN', foundAt: now }, event };
}

function gone(row: Mismatch, now: Date): Decision<Mismatch> | null {
  // The facts a decision rested on are no more: should they come back, somebody looks again.
  if (row.state === 'RESOLVED')
    return row.resolvedBy === 'DECISION' ? { set: { resolvedBy: 'FACT', facts: '' } } : null;
  return {
    set: { state: 'RESOLVED', resolvedBy: 'FACT', resolvedAt: now, facts: '' },
    event: { type: 'mismatch.resolved', data: { house: row.house, kind: row.kind, by: 'FACT' } },
  };
}

/** What the facts of today make of a mismatch that is known. */
export function judge(row: Mismatch, house: House, now: Date): Decision<Mismatch> | null {
  const facts = mismatchesOf(house).get(row.kind);
  return facts === undefined ? gone(row, now) : stillThere(row, house, facts, now);
}

/** Somebody says that it is right as it is. */
export function decide(row: Mismatch, reason: string, now: Date): Decision<Mismatch> {
  if (row.state !== 'OPEN') fail('MISMATCH_RESOLVED', { id: row.id });
  const why = because(reason);
  return {
    set: { state: 'RESOLVED', resolvedBy: 'DECISION', resolvedAt: now, reason: why },
    event: { type: 'mismatch.resolved', data: { house: row.house, kind: row.kind, by: 'DECISION' } },
    reason: why,
  };
}
