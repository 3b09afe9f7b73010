import type { Context } from '@linli/kit';
import { plans, type CarePlan } from './care-plan.model.ts';
import { careTasks, type CareTask } from './care-task.model.ts';
import { draftPlan, giveTask, missTask, startPlan } from './care.rules.ts';
import { forElder } from './elder.carry.ts';
import type { CarePlanInput, CareTaskInput } from './schema.types.ts';

interface Target {
  readonly id: string;
  readonly version: number;
}

const AT_ONCE = 200;

export async function draftCarePlan(context: Context, { elder: id, lines }: CarePlanInput): Promise<CarePlan> {
  const { elder, of, place } = await forElder(context, id);
  return context.open(plans).insert(place, draftPlan(lines, of, elder.level ?? null));
}

export async function startCarePlan({ open, now }: Context, { id, version }: Target): Promise<CarePlan> {
  const { elder } = await open(plans).load(id);
  const other = await open(plans).findBy({ elder, state: 'ACTIVE' });
  return open(plans).change(id, version, (row) => startPlan(row, other !== null, now));
}

export async function giveCareTask(context: Context, input: CareTaskInput): Promise<CareTask> {
  const { open, now } = context;
  const { of, place } = await forElder(context, input.elder);
  if (input.plan) await open(plans).load(input.plan);
  return open(careTasks).insert(place, giveTask(input, of, now));
}

/** Tasks that were due and are not done. */
export async function turnTasks(context: Context): Promise<number> {
  const asked = { state: ['TODO', 'DOING'] as const, dueAt: { until: new Date(context.now.getTime() + 1) } };
  const due = await context.open(careTasks).some(asked, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, { open, now }) => open(careTasks).amend(id, (row) => missTask(row, now)),
  );
}
