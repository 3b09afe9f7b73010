import { type Context, placeOf } from '@linli/kit';
import { appraisals, type Appraisal } from './appraisal.model.ts';
import { draft, mayRead, publish, type Counts } from './appraisal.rules.ts';
import { assignments } from './assignment.model.ts';
import { twoTierAt } from './jurisdiction.rules.ts';
import { streetAbove } from './place.steps.ts';
import type { AppraisalInput } from './schema.types.ts';
import { tasks } from './task.model.ts';
import { visits } from './visit.model.ts';
import { instantsOf } from './visit.rules.ts';
import { workers } from './worker.model.ts';

async function countsOf({ worker, period }: AppraisalInput, { open }: Context): Promise<Counts> {
  const days = instantsOf(period);
  const visited = { worker, plannedAt: days };
  const given = { worker, dueAt: days };
  const [planned, visitsDone, visitsLate, cancelled, allTasks, tasksDone, tasksLate] = await Promise.all([
    open(visits).count(visited),
    open(visits).count({ ...visited, state: 'DONE' }),
    open(visits).count({ ...visited, state: 'DONE', late: true }),
    open(tasks).count({ ...given, state: 'CANCELLED' }),
    open(tasks).count(given),
    open(tasks).count({ ...given, state: 'DONE' }),
    open(tasks).count({ ...given, state: 'DONE', late: true }),
  ]);
  return {
    visits: { planned, done: visitsDone, late: visitsLate },
    tasks: { given: allTasks - cancelled, done: tasksDone, late: tasksLate },
  };
}

/** It lies where the worker works, so that they can read their own; without an assignment where they are registered. */
export async function draftAppraisal(input: AppraisalInput, context: Context): Promise<Appraisal> {
  const { open, viewer } = context;
  const worker = await open(workers).load(input.worker);
  const counts = await countsOf(input, context);
  const held = await open(assignments).findBy({ worker: worker.id, holds: true });
  return open(appraisals).insert(placeOf(held ?? worker), draft(worker, input, { viewer, counts }));
}

export async function publishAppraisal(
  { id, version }: { id: string; version: number },
  context: Context,
): Promise<Appraisal> {
  const { open, ...at } = context;
  const street = await streetAbove((await open(appraisals).load(id)).jurisdiction, context);
  return open(appraisals).change(id, version, (row) => publish(row, at, twoTierAt(street)));
}

export async function findReadable(id: string, { open, viewer }: Context): Promise<Appraisal | null> {
  const found = await open(appraisals).find(id);
  return found && mayRead(found, viewer) ? found : null;
}
