import { events, hearersOf } from '@linli/contract';

/** Who has to take in journal rows by relay: the platform all of them, others what they hear. */
export const hearers = (): readonly string[] => [...new Set(['platform', ...Object.keys(events).flatMap(hearersOf)])];

/** Everybody who takes in journal rows, the service's own counters first. */
export const consumers = (): readonly string[] => ['counters', ...hearers()];
