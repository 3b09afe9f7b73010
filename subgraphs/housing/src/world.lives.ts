import { asRow, type Made, type MadeRow, type Maker, rowOf } from '@linli/kit/world';
import type { House } from './house.model.ts';
import { find, order } from './hazard.rules.ts';
import type { Hazard } from './hazard.model.ts';
import type { Lease } from './lease.model.ts';
import { register as registerLease, turn } from './lease.rules.ts';
import { found, mismatchesOf } from './mismatch.rules.ts';
import type { HazardKind, HazardSeverity, Relation } from './words.ts';
import { check, seenNow } from './occupancy.rules.ts';

/** Somebody who lives in a made house, as population made them. */
export interface MadeOccupant {
  readonly residence: string;
  readonly resident: string;
  readonly relation: Relation;
}

/** What follows when people live in a house: the house as it is counted, and who lives there. */
export function livedIn(house: MadeRow, people: readonly MadeOccupant[], maker: Maker) {
  const made = { place: house.place, at: house.at, maker };
  const count = (relation: Relation): number => people.filter((each) => each.relation === relation).length;
  const counted = { registered: people.length, owners: count('OWNER'), renters: count('TENANT') };
  const occupants = people.map((each) => rowOf(made, { set: { ...each, house: house.id, was: [] } }));
  return { house: { ...house, set: { ...house.set, ...counted } }, occupants };
}

interface Letting extends Pick<Made, 'at' | 'maker'> {
  /** The last day, where it matters. */
  readonly until?: string;
  readonly now?: Date;
}

/** A lease of a made house, which is let from then on; about to end, where the clock has said so. */
export function leaseOf(house: MadeRow, tenants: readonly string[], { at, maker, until, now = at }: Letting) {
  const day = (years: number): string => `${at.getUTCFullYear() + years}-${at.toISOString().slice(5, 7)}-01`;
  const terms = {
    house: house.id,
    tenants,
    from: day(-1),
    until: until ?? day(maker.between(1, 3)),
    rent: maker.between(6, 40) * 100,
  };
  const lease = rowOf({ place: house.place, at, maker }, registerLease(terms, { running: [], now: at }));
  const ending = turn(asRow<Lease>(lease), now);
  return {
    house: { ...house, set: { ...house.set, use: 'RENTED', leases: 1 } },
    lease: ending ? { ...lease, set: { ...lease.set, ...ending.set } } : lease,
  };
}

const dangers = {
  EBIKE: 30,
  FIRE_PASSAGE: 25,
  GAS: 15,
  ELECTRICITY: 12,
  GROUP_RENTING: 8,
  FACADE: 6,
  ELEVATOR: 4,
} as const;
const grave = { MINOR: 30, GENERAL: 50, SERIOUS: 15, MAJOR: 5 } as const;

const seenAs: Readonly<Record<keyof typeof dangers, string>> = {
  EBIKE: '电动自行车在楼道内充电',
  FIRE_PASSAGE: '楼道堆放杂物',
  GAS: '燃气胶管老化',
  ELECTRICITY: '私拉电线',
  GROUP_RENTING: '隔断出租',
  FACADE: '外墙瓷砖松动',
  ELEVATOR: '电梯异响',
};

/** A hazard somebody found in a made house. */
export function hazardIn(house: MadeRow, { at, maker }: Pick<Made, 'at' | 'maker'>) {
  const { building, estate } = asRow<House>(house);
  const kind = maker.weighted(dangers);
  const told: { kind: HazardKind; severity: HazardSeverity; description: string } = {
    kind,
    severity: maker.weighted(grave),
    description: seenAs[kind],
  };
  const hazard = find(told, { house: house.id, building, estate: estate ?? null }, at);
  return {
    house: { ...house, set: { ...house.set, openHazards: 1 } },
    hazard: rowOf({ place: house.place, at, maker }, hazard),
  };
}

/** The same, with somebody told to put it right within a week. */
export function orderedOf(hazard: MadeRow, at: Date): MadeRow {
  const viewer = { id: hazard.by, permissions: new Set(['hazard.order'] as const) };
  const dueAt = new Date(at.getTime() + 7 * 86_400_000);
  const { set } = order(asRow<Hazard>(hazard), { responsible: 'PROPERTY_COMPANY', dueAt }, { viewer, now: at });
  return { ...hazard, set: { ...hazard.set, ...set } };
}

/** A made house after somebody looked how many live there. */
export function countedIn(house: MadeRow, count: number, { at, maker }: Pick<Made, 'at' | 'maker'>) {
  const row = asRow<House>(house);
  return {
    house: { ...house, set: { ...house.set, ...seenNow(count, at).set } },
    check: rowOf({ place: house.place, at, maker }, check({ house: house.id, seen: count }, row)),
  };
}

/** What does not agree about a made house, as it is in the end. */
export function mismatchesAbout(house: MadeRow, { at, maker }: Pick<Made, 'at' | 'maker'>): readonly MadeRow[] {
  const row = asRow<House>(house);
  return [...mismatchesOf(row).keys()].map((kind) => rowOf({ place: house.place, at, maker }, found(row, kind, at)));
}
