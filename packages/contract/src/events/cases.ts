import type { EventSpec } from './spec.ts';

/** What cases tells the city. */
export const casesEvents = {} as const satisfies Record<string, EventSpec>;
