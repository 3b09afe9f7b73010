import { startOfDay, type Viewer, type Where } from '@linli/kit';
import type { Case } from './case.model.ts';
import type { CaseFilter } from './schema.types.ts';

type Own = Pick<Where<Case>, 'grid' | 'department' | 'departmentNode' | 'nodeCode' | 'isOpen'>;

/** What is in somebody's own hands: their grids, their department, else what waits at their node. */
function own({ grids, departments, home, nodes }: Viewer): Own {
  // Who acts in grids alone sees nothing else, and the grids below them as well.
  if (grids.length > 0)
    return nodes.every((node) => grids.includes(node)) ? { isOpen: true } : { grid: grids, isOpen: true };
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

const whole = /^\d{6,21}-\d{8}-\d{4,}$/;

/** A search for a whole case number asks for that one. */
export const numberIn = (search: string | null | undefined): Where<Case> =>
  search && whole.test(search.trim()) ? { number: search.trim() } : {};

export const searched = <T extends { readonly search?: string | null | undefined }>(page: T): T =>
  page.search && whole.test(page.search.trim()) ? { ...page, search: null } : page;
