import type { Context, Row, Viewer } from '@linli/kit';
import { cases, type Case } from './case.model.ts';
import { isInHands } from './case.hands.ts';
import { pauses } from './pause.model.ts';

/** Staff see cases of their area whole; who may only report sees what they reported, and of that the public part. */
export const isStaff = ({ permissions }: Viewer): boolean => permissions.has('case.read');

export const seesCase = (viewer: Viewer, { createdBy }: Pick<Row, 'createdBy'>): boolean =>
  isStaff(viewer) || viewer.id === createdBy;

/** A case by reference, for whoever may see it. */
export async function seenCase({ open, viewer }: Context, id: string): Promise<Case | null> {
  const row = await open(cases).find(id);
  return row && seesCase(viewer, row) ? row : null;
}

/** Whether a request for a pause waits. Only what is in progress can have one. */
export const isPauseAsked = async ({ open }: Context, { id, state }: Case): Promise<boolean> =>
  state === 'IN_PROGRESS' && (await open(pauses).count({ caseId: id, state: 'REQUESTED' })) > 0;

const never = (): boolean => false;

/** Which purpose opens which record: a case's reporter serves the handling of that case, and nothing else. */
export const links = {
  CASE_HANDLING: { Case: isInHands, Attachment: () => true },
  EMERGENCY: { Case: ({ isOpen, urgent }: Case) => isOpen && urgent, Attachment: never },
  SUBJECT_ACCESS: { Case: (row: Case, viewer: Viewer) => row.createdBy === viewer.id, Attachment: never },
  AFFAIR_HANDLING: { Case: never, Attachment: never },
  HOUSEHOLD_VISIT: { Case: never, Attachment: never },
  ELDERLY_CARE: { Case: never, Attachment: never },
  STAFF_MANAGEMENT: { Case: never, Attachment: never },
  AUDIT: { Case: never, Attachment: never },
} as const;
