import { dayOf, fail, type Decision } from '@linli/kit';
import { isDay } from '@linli/vocabulary';
import type { KnownHouse } from './known-house.model.ts';
import type { Residence } from './residence.model.ts';
import type { Resident } from './resident.model.ts';
import type { ResidenceRelation } from './words.ts';

interface Settling {
  readonly resident: Pick<Resident, 'id'>;
  readonly house: Pick<KnownHouse, 'house' | 'building'>;
  readonly relation: ResidenceRelation;
  readonly from: string;
  readonly isMain: boolean;
}

const told = ({ residentId, houseId, relation }: Pick<Residence, 'residentId' | 'houseId' | 'relation'>) => ({
  resident: residentId,
  house: houseId,
  relation,
});

export function begin({ resident, house, relation, from, isMain }: Settling, now: Date): Decision<Residence> {
  if (!isDay(from) || from > dayOf(now)) fail('RESIDENCE_PERIOD', { field: 'from' });
  const own = { residentId: resident.id, houseId: house.house, relation };
  return {
    set: { buildingId: house.building ?? null, isMain, isCurrent: true, from, until: null, ...own },
    event: { type: 'residence.started', data: told(own) },
  };
}

export function end(row: Residence, until: string, now: Date): Decision<Residence> {
  if (!row.isCurrent) fail('RESIDENCE_ENDED', { id: row.id });
  if (!isDay(until) || until > dayOf(now) || until < row.from) fail('RESIDENCE_PERIOD', { field: 'on' });
  return { set: { isCurrent: false, isMain: false, until }, event: { type: 'residence.ended', data: told(row) } };
}

/** As it was, for an end that is taken back. */
export function resume(row: Residence, isMain: boolean): Decision<Residence> | null {
  if (row.isCurrent) return null;
  return {
    set: { isCurrent: true, isMain, until: null },
    event: { type: 'residence.started', data: told(row) },
  };
}

/** Beside another one that becomes the main one. */
export const demote = (row: Residence): Decision<Residence> | null => (row.isMain ? { set: { isMain: false } } : null);

/** The person of two records is one: their residences are one's. Housing hears of the merge itself. */
export const handOver = (residentId: string, isMain: boolean) => (): Decision<Residence> => ({
  set: { residentId, isMain },
});
