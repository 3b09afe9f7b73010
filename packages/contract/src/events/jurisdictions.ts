import type { EventSpec } from './spec.ts';

/** What jurisdictions tells the city. */
export const jurisdictionsEvents = {} as const satisfies Record<string, EventSpec>;
