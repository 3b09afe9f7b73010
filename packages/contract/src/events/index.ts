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

/** What each service alone says; the name is the service's own. */
const own = {
  cases: casesEvents,
  'elderly-care': elderlyCareEvents,
  housing: housingEvents,
  jurisdictions: jurisdictionsEvents,
  merchants: merchantsEvents,
  'party-building': partyBuildingEvents,
  platform: platformEvents,
  population: populationEvents,
} as const satisfies Record<string, Readonly<Record<string, EventSpec>>>;

/** The services of the city that speak to each other. */
export const services = Object.keys(own) as readonly (keyof typeof own)[];

const speakers: ReadonlyMap<string, string> = new Map(
  Object.entries(own).flatMap(([service, table]) => Object.keys(table).map((type) => [type, service] as const)),
);

/** Who alone may say an event; null where any service may, as with what becomes of a ledger. */
export const speakerOf = (type: string): string | null => speakers.get(type) ?? null;

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

const specOf = (type: string): EventSpec | undefined => (events as Record<string, EventSpec>)[type];

/** Who must hear an event besides the platform. */
export const hearersOf = (type: string): readonly string[] => specOf(type)?.heardBy ?? [];

/** Who alone hear what an event says in confidence; nobody where it says nothing of the kind. */
export const whisperedToOf = (type: string): readonly string[] => specOf(type)?.whisperedTo ?? [];
