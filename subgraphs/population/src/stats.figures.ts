import type { Tallied } from '@linli/kit';
import type { AgeBand, Residency } from './words.ts';

const counts = <K extends string>(counted: Tallied, prefix: string) =>
  [...counted.entries(prefix)].sort(([a], [b]) => (a < b ? -1 : 1)) as unknown as readonly (readonly [K, number])[];

/** The figures of a node as its counters have them. What is rare and sensitive is left to the small-number rule. */
export function figuresOf(counted: Tallied) {
  const n = (key: string): number => counted.get(key);
  const residents = n('residents');
  return {
    residents,
    households: n('households/FAMILY') + n('households/COLLECTIVE'),
    byResidency: counts<Residency>(counted, 'residency/').map(([residency, count]) => ({ residency, count })),
    byAgeBand: counts<AgeBand>(counted, 'band/').map(([ageBand, count]) => ({ ageBand, count })),
    bySex: counts<string>(counted, 'sex/').map(([sexCode, count]) => ({ sexCode, count })),
    elders60: n('elders60'),
    elders80: n('elders80'),
    unverified: n('unverified'),
    completeness: residents > 0 ? Math.round((n('completeness') / residents) * 100) / 100 : null,
    duplicatesOpen: n('duplicatesOpen'),
    pendingChanges: n('pendingChanges'),
    requestsOpen: n('requestsOpen'),
    requestsOverdue: n('requestsOverdue'),
    asOf: counted.asOf,
  };
}
