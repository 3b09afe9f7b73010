import { type Context, placeOf } from '@linli/kit';
import { assignments } from './assignment.model.ts';
import { gapsOf, reseat, teamOf } from './building-team.rules.ts';
import { may } from './rights.rules.ts';
import { standingAt } from './place.steps.ts';
import { points, type Point } from './point.model.ts';

const heldAt = (place: string, { open }: Context) =>
  open(assignments).some({ ...standingAt(place), holds: true }, { limit: 500 });

/** Brings the gaps of the buildings at a place in line with who is assigned there. */
export async function reseatAt(place: string, context: Context): Promise<void> {
  const buildings = context.open(points);
  const held = await heldAt(place, context);
  const here = await buildings.some({ ...standingAt(place), kind: 'BUILDING', status: 'ACTIVE' }, { limit: 500 });
  for (const building of here.filter((each) => reseat(each, held)))
    await buildings.amend(building.id, (each) => reseat(each, held));
}

/** Who sits where in a building, for those who may know. */
export async function teamAt(building: Point, context: Context) {
  if (building.kind !== 'BUILDING') return null;
  const held = await heldAt(placeOf(building), context);
  const maySee = may(context.viewer, 'worker.read');
  const gaps = gapsOf(building.id, held);
  return {
    complete: gaps.length === 0,
    gaps,
    seats: teamOf(building.id, held).map(({ role, assignment }) => ({
      role,
      filled: assignment !== null,
      assignment: maySee ? assignment : null,
    })),
  };
}
