import { fail, type Decision } from '@linli/kit';
import type { House } from './house.model.ts';
import type { OccupancyCheck } from './occupancy-check.model.ts';
import type { OccupancyCheckInput } from './schema.types.ts';

const MOST = 1_000;

/** What somebody saw. */
export function check(input: OccupancyCheckInput, { id, registered }: House): Decision<OccupancyCheck> {
  const { seen, visit, note } = input;
  if (seen < 0 || seen > MOST) fail('VALUE_INVALID', { field: 'seen', least: 0, most: MOST });
  return {
    set: { house: id, seen, registered, visit: visit ?? null, note: note?.trim() || null },
    event: { type: 'occupancy.checked', data: { house: id, seen, registered } },
  };
}

/** The house as it was seen last. */
export const seenNow = (seen: number, now: Date): Decision<House> => ({ set: { seen, seenAt: now } });
