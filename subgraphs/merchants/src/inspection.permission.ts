import type { Code, EventType } from '@linli/contract';
import { fail, type Viewer } from '@linli/kit';
import type { Inspection } from './inspection.model.ts';
import { transitions, type Transition } from './inspection.transitions.ts';
import type { InspectionAction } from './words.ts';

/** Who acts, and when. */
export interface Actor {
  readonly viewer: Pick<Viewer, 'id' | 'permissions' | 'departments'>;
  readonly now: Date;
}

function obstacle(transition: Transition, row: Inspection, { viewer }: Actor): Code | null {
  const { from, may, failedOnly, notBySubmitter } = transition;
  if (!from.includes(row.state) || (failedOnly && row.result !== 'FAIL')) return 'INSPECTION_STATE';
  if (!viewer.permissions.has(may)) return 'NOT_PERMITTED';
  return notBySubmitter && row.submittedBy === viewer.id ? 'INSPECTION_SAME_PERSON' : null;
}

// A team answers its own checklists, and orders what it found.
const isOwnTeam = (action: InspectionAction, { parts }: Inspection, { viewer }: Actor): boolean =>
  (action !== 'RECORD' && action !== 'ORDER') ||
  parts.some(({ team, result }) => viewer.departments.includes(team) && (action === 'ORDER' || !result));

/** What this person may do with it now. */
export const actionsOf = (row: Inspection, actor: Actor): readonly InspectionAction[] =>
  transitions
    .filter((each) => obstacle(each, row, actor) === null && isOwnTeam(each.action, row, actor))
    .map(({ action }) => action);

/** The row of the table, or the reason why not. */
export function allowed(row: Inspection, action: InspectionAction, actor: Actor): Transition {
  const transition = transitions.find((each) => each.action === action) ?? fail('INSPECTION_STATE');
  const cause = obstacle(transition, row, actor);
  return cause ? fail(cause, { action, state: row.state }) : transition;
}

/** What is told of an inspection: ids and codes. */
export const say = (type: EventType, { merchant }: Pick<Inspection, 'merchant'>) =>
  ({ type, data: { merchant } }) as const;
