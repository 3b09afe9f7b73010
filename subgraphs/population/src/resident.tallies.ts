import type { Tally } from '@linli/kit';
import type { ResidentFields } from './resident.fields.ts';

const when = (holds: boolean, key: string): readonly Tally[] => (holds ? [{ key }] : []);

type Counted = Pick<
  ResidentFields,
  'ageBand' | 'ageYears' | 'completeness' | 'livesAlone' | 'residency' | 'sexCode' | 'status' | 'unverified'
>;

/** What a present resident adds to the counters of every node above. */
export function residentTallies(row: Counted): readonly Tally[] {
  if (row.status !== 'PRESENT') return [];
  const age = row.ageYears ?? null;
  return [
    { key: 'residents' },
    { key: `residency/${row.residency}` },
    { key: `sex/${row.sexCode}` },
    { key: 'completeness', n: row.completeness },
    ...(row.ageBand ? [{ key: `band/${row.ageBand}` }] : []),
    ...when(age !== null && age >= 60, 'elders60'),
    ...when(age !== null && age >= 80, 'elders80'),
    ...when(age !== null && age >= 80 && row.livesAlone, 'elders80Alone'),
    ...when(age !== null && age < 14, 'under14'),
    ...when(row.unverified, 'unverified'),
  ];
}
