import { checkedCode, type Context, placeOf } from '@linli/kit';
import { assignments } from './assignment.model.ts';
import { gridAtPlace } from './place.steps.ts';
import { points } from './point.model.ts';
import { inUse } from './point.rules.ts';
import type { TaskInput, VisitInput } from './schema.types.ts';
import { tasks, type Task } from './task.model.ts';
import { expire, give } from './task.rules.ts';
import { visits, type Visit } from './visit.model.ts';
import { miss, plan } from './visit.rules.ts';
import { workers, type Worker } from './worker.model.ts';

/** Work for a whole division lies in the worker's own grid there: a grid worker sees own grids only. */
async function reachOf({ id }: Worker, place: string, context: Context): Promise<string> {
  const code = checkedCode(place);
  const grid = await gridAtPlace(code, context);
  if (grid) return code;
  const held = await context.open(assignments).page({ worker: id, holds: true }, { first: 1, within: code });
  return held.nodes.map(placeOf)[0] ?? code;
}

export async function planVisit({ place, ...input }: VisitInput, context: Context): Promise<Visit> {
  const { open, now } = context;
  const worker = await open(workers).load(input.worker);
  if (input.point) inUse(await open(points).load(input.point));
  return open(visits).insert(await reachOf(worker, place, context), plan(input, worker, now));
}

export async function assignTask({ place, ...input }: TaskInput, context: Context): Promise<Task> {
  const { open, now } = context;
  const worker = await open(workers).load(input.worker);
  return open(tasks).insert(await reachOf(worker, place, context), give(input, worker, now));
}

const BATCH = { limit: 500 };

/** What was planned and not done by its time is missed. */
export async function missVisits(context: Context): Promise<number> {
  const due = await context.open(visits).some({ state: 'PLANNED', plannedAt: { until: context.now } }, BATCH);
  return context.eachOne(
    due.map(({ id }) => id),
    (id, { open, now }) => open(visits).amend(id, (visit) => miss(visit, now)),
  );
}

/** What was due and is not done is overdue. */
export async function expireTasks(context: Context): Promise<number> {
  const due = await context.open(tasks).some({ state: ['TODO', 'DOING'], dueAt: { until: context.now } }, BATCH);
  return context.eachOne(
    due.map(({ id }) => id),
    (id, { open, now }) => open(tasks).amend(id, (task) => expire(task, now)),
  );
}
