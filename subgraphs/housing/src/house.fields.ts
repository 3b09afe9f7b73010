import type { HouseTenure, HouseUse } from './words.ts';

/** Where a house stands: it does not change afterwards. */
export interface Standing {
  readonly building: string;
  readonly estate?: string | null;
  readonly unitNumber?: string | null;
  readonly room: string;
  readonly addressKey: string;
  /** What lists are ordered by, from the building's door on. */
  readonly door: string;
}

/** What it is like and whose it is. */
export interface Described {
  readonly floor: number;
  readonly area?: number | null;
  readonly use: HouseUse;
  readonly tenure?: HouseTenure | null;
  readonly capacity?: number | null;
  readonly ownerName?: string | null;
  readonly ownerPhone?: string | null;
  readonly aliases: readonly string[];
  readonly aliasKeys: readonly string[];
}

/** Who lives there, as far as housing knows: figures only. */
export interface Lived {
  /** People registered in it, and of them those who own and those who rent. */
  readonly registered: number;
  readonly owners: number;
  readonly renters: number;
  readonly leases: number;
  readonly openHazards: number;
  readonly seen?: number | null;
  readonly seenAt?: Date | null;
}

export type HouseFields = Standing & Described & Lived;

/** A house nobody has registered in yet. */
export const empty = { registered: 0, owners: 0, renters: 0, leases: 0, openHazards: 0 } as const satisfies Lived;

/** What population hears of a house. */
export const told = ({ building, estate, addressKey }: Pick<HouseFields, 'building' | 'estate' | 'addressKey'>) => ({
  building,
  estate: estate ?? null,
  addressKey,
});
