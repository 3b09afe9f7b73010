import { checkedCode, type Tallied } from '@linli/kit';
import type { PlatformStats, Resolvers } from './schema.types.ts';

const sum = (counts: readonly (readonly [string, number])[]): number => counts.reduce((all, [, n]) => all + n, 0);

/** What the counters of a node say about events and clear views. */
function statsOf(tallied: Tallied): PlatformStats {
  const events = tallied.entries('event/');
  const reveals = tallied.entries('reveal/');
  return {
    events: sum(events),
    eventsByType: events.map(([key, count]) => ({ type: key.replaceAll(':', '.'), count })),
    auditEntries: tallied.get('audit'),
    reveals: sum(reveals),
    revealsByPurpose: reveals.map(([purpose, count]) => ({ purpose, count })),
    asOf: tallied.asOf,
  };
}

export const resolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: (key) => key,
    platformStats: async ({ code = '' }, { range }, { counters }) =>
      statsOf(await counters.of(checkedCode(code), range)),
  },
};
