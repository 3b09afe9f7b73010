import { startOfDay, type Viewer, type Where } from '@linli/kit';
import type { Case } from './case.model.ts';
import { openStates } from './words.ts';
import type { CaseFilter } from './schema.types.ts';

type Own = Pick<Where<Case>, 'grid' | 'department' | 'departmentNode' | 'nodeCode' | 'isOpen'>;

/** What is in somebody's own hands: their grids, their department, else what waits at their node. */
function own({ grids, departments, home }: Viewer): Own {
  if (grids.length > 0) return { grid: grids, isOpen: true };
  if (departments.length > 0) return { department: departments, departmentNode: home, isOpen: true };
  return { nodeCode: home, isOpen: true };
}

type Filter = CaseFilter | null | undefined;

function days(range: NonNullable<Filter>['reportedIn']): Where<Case>['reportedAt'] {
  return range ? { from: startOfDay(range.from), until: startOfDay(range.until) } : null;
}

/** A filter as the collection reads it. */
export function filterOf(filter: Filter, viewer: Viewer): Where<Case> {
  if (!filter) return {};
  const { category, reportedIn, mine, ...rest } = filter;
  return { ...(mine ? own(viewer) : {}), ...rest, categoryCode: category, reportedAt: days(reportedIn) };
}

/** The states somebody still waits in, for lists of what is open. */
export const stillOpen = { state: [...openStates] } as const;
