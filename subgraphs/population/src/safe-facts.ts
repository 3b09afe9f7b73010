import type { ResidentFields } from './resident.fields.ts';

type Facts = Pick<ResidentFields, 'ageBand' | 'livesAlone'>;

/** What an event says of a person after a change, for those who care for elders: the age band, and whether alone. */
export function safeFacts(row: Facts, set: Partial<Facts> = {}) {
  const ageBand = (set.ageBand === undefined ? row.ageBand : set.ageBand) ?? null;
  return { ageBand, livesAlone: set.livesAlone ?? row.livesAlone };
}

/** Somebody lives alone from now on, or no longer. */
export const alone = (row: Facts, livesAlone: boolean) =>
  ({
    set: { livesAlone },
    event: { type: 'resident.alone-changed', data: safeFacts(row, { livesAlone }) },
  }) as const;
