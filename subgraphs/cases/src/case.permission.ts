import { fail, type Viewer } from '@linli/kit';
import type { Code } from '@linli/contract';
import { isWithin } from '@linli/vocabulary';
import type { Case } from './case.model.ts';
import { transitions, type Transition, type Who } from './case.transitions.ts';
import type { CaseActionName } from './words.ts';

/** Who acts, and when. `asReporter` is set for whoever shows the tracking token. */
export interface Actor {
  readonly viewer: Pick<Viewer, 'id' | 'home' | 'grids' | 'departments' | 'permissions'>;
  readonly now: Date;
  readonly asReporter?: boolean;
}

const DAY = 86_400_000;
// As DIGIT's window (domain §4.4).
export const REOPEN_DAYS = 10;

const inOwnGrid = ({ grid, department }: Case, { viewer }: Actor): boolean =>
  !department && Boolean(grid && viewer.grids.some((own) => isWithin(grid, own)));

const inDepartment = (row: Case, { viewer }: Actor): boolean =>
  Boolean(row.department && viewer.departments.includes(row.department) && viewer.home === row.departmentNode);

/** The co-handler this person would answer for. */
export const openPartOf = (row: Case, { viewer }: Actor): number =>
  row.coHandlers.findIndex(
    ({ department, nodeCode, state }) =>
      state === 'ASKED' && viewer.departments.includes(department) && viewer.home === nodeCode,
  );

export const isReporter = ({ createdBy }: Pick<Case, 'createdBy'>, { viewer, asReporter }: Actor): boolean =>
  asReporter === true || viewer.id === createdBy;

const whose: Readonly<Record<Who, readonly [test: (row: Case, actor: Actor) => boolean, otherwise: Code]>> = {
  HOLDER: [(row, { viewer }) => viewer.home === row.nodeCode, 'CASE_OTHER_NODE'],
  GRID: [inOwnGrid, 'CASE_NOT_IN_OWN_GRID'],
  DEPARTMENT: [inDepartment, 'CASE_OTHER_DEPARTMENT'],
  CO_HANDLER: [(row, actor) => openPartOf(row, actor) >= 0, 'CASE_NOT_CO_HANDLER'],
  REPORTER: [isReporter, 'NOT_PERMITTED'],
  AREA: [() => true, 'NOT_PERMITTED'],
};

const mayDo = ({ may, who }: Transition, { viewer, asReporter }: Actor): boolean =>
  (who === 'REPORTER' && asReporter === true) || may.some((permission) => viewer.permissions.has(permission));

const samePerson = ({ notBy }: Transition, row: Case, { viewer }: Actor): boolean =>
  (notBy === 'RESOLVER' && row.resolvedBy === viewer.id) || (notBy === 'REJECTER' && row.rejectedBy === viewer.id);

const tooLate = ({ inTime }: Transition, { closedAt }: Case, { now }: Actor): boolean =>
  inTime === true && Boolean(closedAt && now.getTime() - closedAt.getTime() > REOPEN_DAYS * DAY);

/** Why this row of the table does not apply; null when it does. Checked in this order, so the first cause is named. */
function obstacle(transition: Transition, row: Case, actor: Actor): Code | null {
  const [isTheirs, otherwise] = whose[transition.who];
  if (!transition.from.includes(row.state)) return 'CASE_STATE';
  if (!mayDo(transition, actor)) return 'NOT_PERMITTED';
  if (!isTheirs(row, actor)) return otherwise;
  if (samePerson(transition, row, actor)) return 'CASE_SAME_PERSON';
  if (tooLate(transition, row, actor)) return 'CASE_REOPEN_LATE';
  return null;
}

// Of several rows that do not apply, the one that came furthest says why.
const distance: Readonly<Partial<Record<Code, number>>> = { CASE_STATE: 0, NOT_PERMITTED: 1 };

/** The row of the table by which this person may do this now. Anything else is refused, with the nearest cause. */
export function allowed(row: Case, action: CaseActionName, actor: Actor): Transition {
  const rows = transitions.filter((each) => each.action === action);
  const causes: Code[] = [];
  for (const each of rows) {
    const cause = obstacle(each, row, actor);
    if (!cause) return each;
    causes.push(cause);
  }
  const [nearest = 'CASE_STATE'] = causes.sort((a, b) => (distance[b] ?? 2) - (distance[a] ?? 2));
  return fail(nearest, { action, state: row.state });
}

// What the table allows and the case is not ready for: a button that could only be refused.
const notReady: Readonly<Partial<Record<CaseActionName, (row: Case, isAsked: boolean) => boolean>>> = {
  APPEAL: ({ appealed }) => appealed,
  ESCALATE: ({ tier }) => tier === 'DISTRICT',
  RESOLVE: ({ coHandlers }) => coHandlers.some(({ state }) => state === 'ASKED'),
  REQUEST_PAUSE: (_, isAsked) => isAsked,
  DECIDE_PAUSE: (_, isAsked) => !isAsked,
};

/** What this person may do with the case now, each once. `isAsked`: a request for a pause waits. */
export function actionsOf(row: Case, actor: Actor, isAsked = false): readonly Transition[] {
  const ready = transitions.filter(({ action }) => !notReady[action]?.(row, isAsked));
  const open = ready.filter((each) => obstacle(each, row, actor) === null);
  return open.filter((each, at) => open.findIndex(({ action }) => action === each.action) === at);
}
