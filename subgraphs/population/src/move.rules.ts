import { dayOf, type Decision } from '@linli/kit';
import { dayOfLife, present, seen, type Looking } from './resident.rules.ts';
import type { Resident } from './resident.model.ts';
import type { RelationToHead } from './words.ts';
import { safeFacts } from './safe-facts.ts';

interface Moving {
  readonly on: string;
  /** Code of the place before and after. */
  readonly from: string;
  readonly to: string;
  readonly houseId: string | null;
  readonly householdId: string | null;
  readonly relationToHead: RelationToHead | null;
}

/** The person lives elsewhere in the same area: place, house and household follow. */
export function move(row: Resident, { on, from, to, ...where }: Moving, looking: Looking): Decision<Resident> {
  present(row);
  dayOfLife(row, on, dayOf(looking.now));
  return {
    set: { ...where, livesAlone: false, ...seen(looking) },
    event: { type: 'resident.moved', data: { from, to, ...safeFacts(row, { livesAlone: false }) } },
    moveTo: to,
  };
}
