import { casesEvents } from './cases.ts';
import { elderlyCareEvents } from './elderly-care.ts';
import { housingEvents } from './housing.ts';
import { importsEvents } from './imports.ts';
import { jurisdictionsEvents } from './jurisdictions.ts';
import { partyBuildingEvents } from './party-building.ts';
import { merchantsEvents } from './merchants.ts';
import { platformEvents } from './platform.ts';
import { populationEvents } from './population.ts';
import type { EventSpec } from './spec.ts';

export type { EventSpec } from './spec.ts';

/** Every event of the city, `<noun>.<what happened>`. The platform hears all of them. */
export const events = {
  ...jurisdictionsEvents,
  ...casesEvents,
  ...housingEvents,
  ...merchantsEvents,
  ...platformEvents,
  ...populationEvents,
  ...importsEvents,
  ...elderlyCareEvents,
  ...partyBuildingEvents,
} as const satisfies Record<string, EventSpec>;

export type EventType = keyof typeof events;

/** Who must hear an event besides the platform. */
export const hearersOf = (type: string): readonly string[] =>
  (events as Record<string, EventSpec>)[type]?.heardBy ?? [];
