import type { Context, Decision, Opened, Row, Where } from '@linli/kit';
import { assignments, type Assignment } from './assignment.model.ts';
import { end } from './assignment.rules.ts';
import { reseatAt } from './building-team.steps.ts';
import { standingAt } from './place.steps.ts';
import { points, type Point } from './point.model.ts';
import { move } from './point.rules.ts';
import { qrCodes } from './qr-code.model.ts';
import { follow } from './qr-code.rules.ts';
import { tasks } from './task.model.ts';
import { visits } from './visit.model.ts';

/** Where something goes: by the point it belongs to, or without one. */
type Target = (point: Point | null) => string;

const BATCH = 500;

// What was moved no longer matches, so the next batch is always new.
async function each<T extends Row>(
  opened: Opened<T>,
  where: Where<T>,
  step: (row: T) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const rows = await opened.some(where, { limit: BATCH });
    for (const row of rows) await step(row);
    if (rows.length < BATCH) return;
  }
}

const to = (place: string): Decision<never> => ({ set: {}, moveTo: place });

/** Nobody holds the same role twice in the grid that stays: the second one ends. */
async function moveAssignment(row: Assignment, place: string, { open, now }: Context): Promise<void> {
  const { worker, role, building } = row;
  const twin = building ? null : await open(assignments).findBy({ ...standingAt(place), worker, role, holds: true });
  await open(assignments).amend(row.id, (each) => (twin ? end(each, now, '网格合并') : to(place)));
}

/** Takes points, codes, assignments and open work of a grid to where they belong now. */
export async function moveAll(from: string, target: Target, context: Context): Promise<void> {
  const { open } = context;
  const here = standingAt(from);
  const of = async (point: string | null | undefined): Promise<string> =>
    target(point ? await open(points).find(point) : null);
  await each(open(points), { ...here, status: 'ACTIVE' }, (row) =>
    open(points).amend(row.id, (point) => move(point, target(point))),
  );
  await each(open(qrCodes), { ...here, status: 'ACTIVE' }, async (row) => {
    const place = await of(row.point);
    return open(qrCodes).amend(row.id, (code) => follow(code, place));
  });
  await each(open(assignments), { ...here, holds: true }, async (row) =>
    moveAssignment(row, await of(row.building), context),
  );
  await each(open(visits), { ...here, state: 'PLANNED' }, async (row) => {
    const place = await of(row.point);
    return open(visits).amend(row.id, () => to(place));
  });
  await each(open(tasks), { ...here, state: ['TODO', 'DOING', 'OVERDUE'] }, (row) =>
    open(tasks).amend(row.id, () => to(target(null))),
  );
  await reseatAt(target(null), context);
}
