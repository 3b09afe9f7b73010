import { type Subgraph, type Viewer, placeOf } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import type { ChangeRecord } from './change-record.model.ts';
import type { Household } from './household.model.ts';
import type { Resident } from './resident.model.ts';
import type { SpecialTag } from './special-tag.model.ts';
import { mayRead } from './special-tag.rules.ts';
import type { SubjectCopyLine } from './subject-copy-line.model.ts';

const ELDER = 60;

type Placed = Pick<Resident, 'grid' | 'jurisdiction'>;

/** A grid worker's own grids, none for who has none; for who works in an office, the place they act at. */
function isOwnPlace(row: Placed, { grids, home, nodes, roles }: Viewer): boolean {
  if (grids.length === 0 && roles.every((role) => role === 'grid-worker')) return false;
  const places = grids.length > 0 ? grids : nodes.length > 0 ? nodes : home ? [home] : [];
  return places.some((place) => isWithin(placeOf(row), place));
}

const isElder = ({ ageYears }: Resident): boolean => (ageYears ?? 0) >= ELDER;

/** The person themself, or whoever answers a request of theirs that two people let through: also of a child. */
const isSubject = ({ account, openRequests }: Resident, viewer: Viewer): false | 'P4' => {
  const isOwn = Boolean(account) && account === viewer.id;
  return isOwn || (openRequests > 0 && viewer.permissions.has('subject-request.decide')) ? 'P4' : false;
};

/** Named readers and the department that keeps it: nobody else opens what is sealed. */
const isNamed = (row: SpecialTag, viewer: Viewer, now: Date): false | 'P4' =>
  mayRead(row, viewer, now) ? 'P4' : false;

/** A copy is for the person, and for whoever hands it over. */
export const isTheirs = ({ account }: Pick<SubjectCopyLine, 'account'>, viewer: Viewer): boolean =>
  (Boolean(account) && account === viewer.id) || viewer.permissions.has('subject-request.decide');

const isDeciding = ({ state }: ChangeRecord, viewer: Viewer): boolean =>
  state === 'PENDING' && viewer.permissions.has('resident.approve');

const isHere = ({ status }: Resident): boolean => status === 'PRESENT';

/**
 * Which purposes open which records. Handling a case opens nobody by itself: the case names its reporter, and no more
 * is needed.
 */
export const links = {
  HOUSEHOLD_VISIT: { Resident: isOwnPlace, Household: isOwnPlace, ChangeRecord: isOwnPlace },
  AFFAIR_HANDLING: {
    Resident: isHere,
    Household: (row: Household) => row.state === 'ACTIVE',
    ChangeRecord: isDeciding,
  },
  ELDERLY_CARE: { Resident: isElder },
  EMERGENCY: { Resident: isHere, Household: (row: Household) => row.state === 'ACTIVE' },
  SPECIAL_CARE: { SpecialTag: isNamed },
  SUBJECT_ACCESS: { Resident: isSubject, SubjectCopyLine: isTheirs, SubjectRequest: isTheirs },
} as const satisfies NonNullable<Subgraph['links']>;
