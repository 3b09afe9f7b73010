import type { EventSpec } from './spec.ts';

/** What platform tells the city. */
export const platformEvents = {
  // data: purpose, isOn, roles (joined by commas, or null for all), upTo. The kit of every service keeps the last one.
  'purpose.narrowed': {
    zh: '使用目的已收窄',
    heardBy: ['jurisdictions', 'cases', 'population', 'housing', 'elderly-care', 'party-building', 'merchants'],
  },
} as const satisfies Record<string, EventSpec>;
