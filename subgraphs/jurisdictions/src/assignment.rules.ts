import { because, fail, type Decision, type Viewer, placeOf } from '@linli/kit';
import type { Assignment, AssignmentRole } from './assignment.model.ts';
import type { Point } from './point.model.ts';
import type { Worker } from './worker.model.ts';
import { working } from './worker.rules.ts';

/** What is asked when somebody is assigned. */
interface Asked {
  readonly role: AssignmentRole;
  readonly place: string;
  readonly building: Point | null;
  /** Whether the same person already holds the same here. */
  readonly heldAlready: boolean;
}

const heads: readonly AssignmentRole[] = ['BUILDING_HEAD', 'PARTY_GROUP_HEAD', 'RESIDENT_GROUP_HEAD'];

function checkBuilding({ role, place, building }: Asked): void {
  if (!building && heads.includes(role)) fail('VALUE_MISSING', { field: 'building', role });
  if (!building) return;
  const isHere = building.kind === 'BUILDING' && building.status === 'ACTIVE' && placeOf(building) === place;
  if (!isHere) fail('POINT_NOT_BUILDING', { field: 'building' });
}

/** Nobody holds the same role in the same place twice at once; the three heads belong to a building. */
export function assign(worker: Worker, asked: Asked, now: Date): Decision<Assignment> {
  working(worker);
  checkBuilding(asked);
  if (asked.heldAlready) fail('ASSIGNED_ALREADY', { worker: worker.id, role: asked.role });
  return {
    set: {
      worker: worker.id,
      workerName: worker.name,
      kind: worker.kind,
      userId: worker.userId ?? null,
      role: asked.role,
      building: asked.building?.id ?? null,
      holds: true,
      from: now,
      to: null,
      onDuty: false,
    },
    event: { type: 'assignment.changed', data: { worker: worker.id, role: asked.role, held: true } },
  };
}

function holding(assignment: Assignment): Assignment {
  return assignment.holds ? assignment : fail('ASSIGNMENT_ENDED', { id: assignment.id });
}

/** Ends with duty off, whatever it was. */
export function end(assignment: Assignment, now: Date, reason: string): Decision<Assignment> {
  const { worker, role } = holding(assignment);
  return {
    set: { holds: false, to: now, onDuty: false },
    event: { type: 'assignment.changed', data: { worker, role, held: false } },
    reason: because(reason),
  };
}

export const isOwn = ({ userId }: { readonly userId?: string | null }, viewer: Viewer): boolean =>
  Boolean(userId) && userId === viewer.id;

/** Everybody reports their own duty, nobody another's. */
export function report(
  assignment: Assignment,
  onDuty: boolean,
  { viewer, now }: { viewer: Viewer; now: Date },
): Decision<Assignment> {
  if (!isOwn(holding(assignment), viewer)) fail('NOT_OWN', { id: assignment.id });
  if (assignment.onDuty === onDuty) fail('DUTY_SAME', { id: assignment.id });
  return { set: { onDuty, dutyAt: now } };
}
