import { checkedCode, type Context } from '@linli/kit';
import { gridAtPlace } from './place.steps.ts';
import { points } from './point.model.ts';
import { inUse } from './point.rules.ts';
import type { TaskInput, VisitInput } from './schema.types.ts';
import { tasks, type Task } from './task.model.ts';
import { expire, give } from './task.rules.ts';
import { visits, type Visit } from './visit.model.ts';
import { miss, plan } from './visit.rules.ts';
import { workers } from './worker.model.ts';

export async function planVisit({ place, ...input }: VisitInput, context: Context): Promise<Visit> {
  const { open, now } = context;
  const code = checkedCode(place);
  await gridAtPlace(code, context);
  const worker = await open(workers).load(input.worker);
  if (input.point) inUse(await open(points).load(input.point));
  return open(visits).insert(code, plan(input, worker, now));
}

export async function assignTask({ place, ...input }: TaskInput, context: Context): Promise<Task> {
  const { open, now } = context;
  const code = checkedCode(place);
  await gridAtPlace(code, context);
  const worker = await open(workers).load(input.worker);
  return open(tasks).insert(code, give(input, worker, now));
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
