import type { Context, Heard, Hearer } from '@linli/kit';
import { caseOfHazard } from './hazard.hearing.ts';
import { hearResidences } from './residence.hearing.ts';
import { hearResidentErased, hearResidentMerged, hearResidentUnmerged } from './resident.hearing.ts';

const hearers: Readonly<Record<string, Hearer>> = {
  'resident.merged': hearResidentMerged,
  'resident.unmerged': hearResidentUnmerged,
  'resident.erased': hearResidentErased,
  'case.opened-for-hazard': caseOfHazard.opened,
  ...caseOfHazard.ends,
};

const isResidence = ({ type }: Heard): boolean => type === 'residence.started' || type === 'residence.ended';

/** What other subgraphs say, in its order; an import says thousands of residences, which are taken in together. */
export async function hear(heard: readonly Heard[], context: Context): Promise<void> {
  let residences: Heard[] = [];
  const settle = async (): Promise<void> => {
    if (residences.length > 0) await hearResidences(residences, context);
    residences = [];
  };
  for (const each of heard) {
    if (isResidence(each)) {
      residences.push(each);
      continue;
    }
    await settle();
    await hearers[each.type ?? '']?.(each, context);
  }
  await settle();
}
