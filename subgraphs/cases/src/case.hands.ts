import type { Viewer } from '@linli/kit';
import type { Permission } from '@linli/contract';
import { isWithin } from '@linli/vocabulary';
import type { Case } from './case.model.ts';
import type { CaseState } from './words.ts';

// Who works on a case in these states, wherever in the area they act.
const workers: Readonly<Partial<Record<CaseState, Permission>>> = {
  RESOLVED: 'case.verify',
  CALLBACK: 'case.callback',
};

const inGrid = ({ grid }: Case, viewer: Viewer): boolean =>
  Boolean(grid && viewer.grids.some((own) => isWithin(grid, own)));

const inDepartment = (row: Case, { departments, home }: Viewer): boolean =>
  [{ department: row.department, nodeCode: row.departmentNode }, ...row.coHandlers].some(({ department, nodeCode }) =>
    Boolean(department && departments.includes(department) && nodeCode === home),
  );

const atNode = ({ nodeCode }: Case, { home, permissions }: Viewer): boolean =>
  home === nodeCode && (permissions.has('case.triage') || permissions.has('case.dispatch'));

/** Whether an open case is in somebody's hands now: only then does its reporter's name serve the purpose. */
export function isInHands(row: Case, viewer: Viewer): boolean {
  if (!row.isOpen) return false;
  const worker = workers[row.state];
  if (worker && viewer.permissions.has(worker)) return true;
  return inGrid(row, viewer) || inDepartment(row, viewer) || atNode(row, viewer);
}
