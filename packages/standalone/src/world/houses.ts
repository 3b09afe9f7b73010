import { countedIn, hazardIn, leaseOf, livedIn, type MadeOccupant, mismatchesAbout, orderedOf } from '@linli/housing';
import type { MadeRow } from '@linli/kit/world';
import type { HomeWanted, MadeHome, PeopleMaker } from '@linli/population';
import type { HomesShape } from './shapes.ts';

export interface HouseSet {
  readonly building: string;
  readonly addressKey: string;
  readonly use: 'OWN' | 'RENTED' | 'VACANT' | 'BUSINESS' | 'COLLECTIVE';
  readonly registered: number;
}

export interface Told {
  readonly maker: PeopleMaker;
  readonly now: Date;
  readonly shape: HomesShape;
}

const setOf = ({ set }: MadeRow): HouseSet => set as HouseSet;

/** Who lives in a house by its use, if anybody; some use it otherwise than it says. */
export function keepingOf(house: MadeRow, { maker, shape }: Told): HomeWanted['keeping'] | null {
  const { use } = setOf(house);
  if (use === 'COLLECTIVE') return 'DORMITORY';
  if (use === 'VACANT') return maker.happens(0.05) ? 'OWNERS' : null;
  if (use === 'RENTED') return maker.happens(0.9) ? 'TENANTS' : null;
  if (use === 'BUSINESS' || !maker.happens(shape.lived)) return null;
  return maker.happens(0.03) ? 'TENANTS' : 'OWNERS';
}

interface Living {
  readonly residentId: string;
  readonly relation: MadeOccupant['relation'];
}

interface Named {
  readonly name: string;
  readonly phone?: string | null;
}

const livingIn = (home: MadeHome | null): readonly MadeOccupant[] =>
  (home?.residences ?? []).map(({ id, set }) => {
    const { residentId, relation } = set as Living;
    return { residence: id, resident: residentId, relation };
  });

/** A house whose owner is who heads the household that owns it. */
export function settled(house: MadeRow, home: MadeHome | null): MadeRow {
  const [first] = home?.residents ?? [];
  const [living] = livingIn(home);
  if (!first || living?.relation !== 'OWNER') return house;
  const { name, phone } = first.set as Named;
  return { ...house, set: { ...house.set, ownerName: name, ...(phone ? { ownerPhone: phone } : {}) } };
}

/** A house as it is in the end, and everything that hangs on it. */
export interface Facts {
  readonly house: MadeRow;
  readonly occupants: readonly MadeRow[];
  readonly leases: readonly MadeRow[];
  readonly hazards: readonly MadeRow[];
  readonly checks: readonly MadeRow[];
  readonly mismatches: readonly MadeRow[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const dayOf = (at: Date): string => new Date(at.getTime() + 8 * HOUR).toISOString().slice(0, 10);

/** A lease of most that let; one in eight ends within a month. */
function let_(house: MadeRow, tenants: readonly string[], { maker, now }: Told) {
  if (setOf(house).use !== 'RENTED' || tenants.length === 0 || !maker.happens(0.85)) return { house, leases: [] };
  const at = new Date(now.getTime() - maker.between(40, 330) * DAY);
  const soon = new Date(now.getTime() + maker.between(2, 27) * DAY);
  const until = maker.happens(0.12) ? { until: dayOf(soon) } : {};
  const { house: let_, lease } = leaseOf(house, tenants, { at, now, maker, ...until });
  return { house: let_, leases: [lease] };
}

/** Found lately: what is older has come to an end. */
function dangerIn(house: MadeRow, { maker, now, shape }: Told) {
  if (!maker.happens(shape.hazards / 1_000)) return { house, hazards: [] };
  const at = new Date(now.getTime() - maker.between(1, 20) * HOUR);
  const { house: endangered, hazard } = hazardIn(house, { at, maker });
  return { house: endangered, hazards: [maker.happens(0.4) ? orderedOf(hazard, now) : hazard] };
}

/** Counted at the door, most of the time as many as are registered. */
function lookedAt(house: MadeRow, { maker, now, shape }: Told) {
  if (!maker.happens(shape.counted / 1_000)) return { house, checks: [] };
  const at = new Date(now.getTime() - maker.between(1, 30) * DAY);
  const count = setOf(house).registered + (maker.happens(0.4) ? maker.between(1, 2) : 0);
  const { house: seen, check } = countedIn(house, count, { at, maker });
  return { house: seen, checks: [check] };
}

export function factsOf(first: MadeRow, told: Told & { readonly home: MadeHome | null }): Facts {
  const { maker, now, home } = told;
  const living = livingIn(home);
  const lived = living.length > 0 ? livedIn(first, living, maker) : { house: first, occupants: [] };
  const tenants = living.filter(({ relation }) => relation === 'TENANT').map(({ resident }) => resident);
  const rented = let_(lived.house, tenants, told);
  const endangered = dangerIn(rented.house, told);
  const { house, checks } = lookedAt(endangered.house, told);
  return {
    house,
    occupants: lived.occupants,
    leases: rented.leases,
    hazards: endangered.hazards,
    checks,
    mismatches: mismatchesAbout(house, { at: now, maker }),
  };
}
