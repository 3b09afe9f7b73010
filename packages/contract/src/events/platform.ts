import type { EventSpec } from './spec.ts';

/** What platform tells the city. */
export const platformEvents = {} as const satisfies Record<string, EventSpec>;
