import type { CodeList } from '../code-list.ts';
import { cityComponents, cityEvents, cityLinks, governanceClasses, industrySections } from './governance.ts';
import { educations, ethnicGroups, maritalStatuses, politicalStatuses, sexes } from './person.ts';
import { committeeKinds, streetKinds, urbanRuralClasses } from './place.ts';

/** Every code list, as a district loads them into its dictionaries. */
export const codeLists: readonly CodeList[] = [
  sexes,
  maritalStatuses,
  ethnicGroups,
  educations,
  politicalStatuses,
  urbanRuralClasses,
  streetKinds,
  committeeKinds,
  cityComponents,
  cityEvents,
  cityLinks,
  governanceClasses,
  industrySections,
];

/** The list with this id; null when there is none. */
export const codeListOf = (id: string): CodeList | null => codeLists.find((list) => list.id === id) ?? null;
