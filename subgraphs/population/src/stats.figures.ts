import type { SmallCount, Tallied } from '@linli/kit';
import type { AgeBand, Residency } from './words.ts';

const counts = <K extends string>(counted: Tallied, prefix: string) =>
  [...counted.entries(prefix)].sort(([a], [b]) => (a < b ? -1 : 1)) as unknown as readonly (readonly [K, number])[];

// With them goes one band more: what two bands hold together is not read off the total.
const ofChildren: readonly AgeBand[] = ['AGE_0_6', 'AGE_7_13', 'AGE_14_17'];

/** A number that is hidden is not told by the bands that make it up, nor by what the others leave of the total. */
export const bandsTold = <B extends { readonly ageBand: AgeBand }>(bands: readonly B[], under14: SmallCount) =>
  under14.value === null ? bands.filter(({ ageBand }) => !ofChildren.includes(ageBand)) : bands;

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
