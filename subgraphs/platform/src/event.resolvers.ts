import { cloudEventType } from '@linli/contract';
import { knownTypes } from './asked.rules.ts';
import { stretchBehind } from './event-stretch.ts';
import { cityEvents } from './city-event.model.ts';
import type { Resolvers } from './schema.types.ts';

export const resolvers: Resolvers = {
  Query: {
    events: (_, { types, ...page }, { open }) =>
      open(cityEvents).page({ type: knownTypes(types) }, { ...page, order: 'arrival' }),
    eventsBehind: (_, where, context) => stretchBehind(where, context),
  },
  CityEvent: {
    id: ({ eventId }) => eventId,
    type: ({ service, type }) => cloudEventType(service, type),
    name: ({ type }) => type,
    source: ({ place }) => `/jurisdictions/${place}`,
    time: ({ at }) => at,
    jurisdiction: ({ place }) => place,
    sequence: ({ sequence }) => String(sequence),
    // The kit lets nothing above it into an event's data.
    dataClass: () => 'P1',
    data: ({ data }) => JSON.stringify(data),
  },
};
