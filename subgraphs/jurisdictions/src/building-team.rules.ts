import type { Decision } from '@linli/kit';
import type { Assignment, AssignmentRole } from './assignment.model.ts';
import type { Point } from './point.model.ts';

/** Three heads and three members of a building (三长三员). */
export const seats = [
  'PARTY_GROUP_HEAD',
  'BUILDING_HEAD',
  'RESIDENT_GROUP_HEAD',
  'GRID_WORKER',
  'INFO_OFFICER',
  'VOLUNTEER',
] as const satisfies readonly AssignmentRole[];

type Held = Pick<Assignment, 'role' | 'building' | 'holds'>;

/** Who sits where: heads at the building itself, members there or for the whole grid. */
export function teamOf<A extends Held>(
  building: string,
  held: readonly A[],
): readonly { role: AssignmentRole; assignment: A | null }[] {
  const here = held.filter((each) => each.holds && (each.building ?? building) === building);
  return seats.map((role) => ({
    role,
    assignment:
      here.find((each) => each.role === role && each.building === building) ??
      here.find((each) => each.role === role) ??
      null,
  }));
}

/** The seats nobody holds. */
export const gapsOf = (building: string, held: readonly Held[]): readonly AssignmentRole[] =>
  teamOf(building, held)
    .filter(({ assignment }) => !assignment)
    .map(({ role }) => role);

/** Keeps a building's gaps as its assignments say; null when they are so already. */
export function reseat(point: Point, held: readonly Held[]): Decision<Point> | null {
  if (point.kind !== 'BUILDING' || point.status !== 'ACTIVE') return null;
  const gaps = [...gapsOf(point.id, held)];
  return gaps.join() === point.gaps.join() ? null : { set: { gaps, teamComplete: gaps.length === 0 } };
}
