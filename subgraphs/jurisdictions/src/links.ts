import type { Subgraph, Viewer } from '@linli/kit';
import type { Assignment } from './assignment.model.ts';
import { isOwn } from './assignment.rules.ts';
import { may } from './rights.rules.ts';

const open = (): boolean => true;

// The roster of an area is for those who may see its workers, whatever they are about.
const colleague = (_: unknown, viewer: Viewer): boolean => may(viewer, 'worker.read');
const self = (row: Pick<Assignment, 'userId'>, viewer: Viewer): boolean => isOwn(row, viewer);

/** Which records a purpose is about. Nothing else opens: whoever handles a case has no need of a colleague's phone. */
export const links = {
  HOUSEHOLD_VISIT: { Visit: open },
  ELDERLY_CARE: { Visit: open },
  EMERGENCY: { Visit: open, Worker: colleague, Assignment: colleague },
  STAFF_MANAGEMENT: { Worker: colleague, Assignment: colleague, Appraisal: colleague },
  SUBJECT_ACCESS: { Worker: self, Assignment: self, Appraisal: self },
} as const satisfies NonNullable<Subgraph['links']>;
