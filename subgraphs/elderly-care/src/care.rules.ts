import { because, fail, type Decision, type Viewer } from '@linli/kit';
import type { CarePlan } from './care-plan.model.ts';
import type { CareTask } from './care-task.model.ts';
import type { OfElder } from './of-elder.ts';
import type { CarePlanLineInput, CareTaskInput } from './schema.types.ts';
import { after, type Way } from './transition.ts';
import type { CarePlanState, CareTaskState } from './words.ts';

export interface Acting {
  readonly viewer: Pick<Viewer, 'id' | 'permissions'>;
  readonly now: Date;
}

/** 照护计划流程. */
export const planWay: Way<'END' | 'REVISE' | 'START', CarePlanState> = {
  code: 'CARE_PLAN_STATE',
  table: {
    REVISE: { from: ['DRAFT'], to: 'DRAFT' },
    START: { from: ['DRAFT'], to: 'ACTIVE' },
    END: { from: ['DRAFT', 'ACTIVE'], to: 'ENDED' },
  },
};

const MOST_LINES = 20;
const LONGEST_DAYS = 90;

function checkedLines(lines: readonly CarePlanLineInput[]): CarePlan['lines'] {
  const kinds = new Set(lines.map(({ kind }) => kind));
  if (lines.length === 0 || lines.length > MOST_LINES || kinds.size !== lines.length)
    fail('VALUE_INVALID', { field: 'lines' });
  const isGood = lines.every(({ everyDays: days }) => Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS);
  if (!isGood) fail('VALUE_INVALID', { field: 'everyDays' });
  return lines;
}

export const draftPlan = (
  lines: readonly CarePlanLineInput[],
  of: OfElder,
  level: number | null,
): Decision<CarePlan> => ({
  set: { ...of, state: 'DRAFT', level, lines: checkedLines(lines) },
  event: { type: 'care-plan.drafted', data: { elder: of.elder } },
});

export function revisePlan(row: CarePlan, lines: readonly CarePlanLineInput[]): Decision<CarePlan> {
  after(planWay, row, 'REVISE');
  return { set: { lines: checkedLines(lines) }, event: { type: 'care-plan.revised' } };
}

/** One plan of an elder is in force at a time. */
export function startPlan(row: CarePlan, isOther: boolean, now: Date): Decision<CarePlan> {
  const state = after(planWay, row, 'START');
  if (isOther) fail('CARE_PLAN_ACTIVE', { id: row.elder });
  return { set: { state, startedAt: now }, event: { type: 'care-plan.started', data: { elder: row.elder } } };
}

export const endPlan = (row: CarePlan, reason: string, now: Date): Decision<CarePlan> => ({
  set: { state: after(planWay, row, 'END'), endedAt: now },
  event: { type: 'care-plan.ended', data: { elder: row.elder } },
  reason: because(reason),
});

/** 照护任务流程. What was missed can still be done. */
export const taskWay: Way<'BEGIN' | 'CANCEL' | 'FINISH' | 'MISS', CareTaskState> = {
  code: 'CARE_TASK_STATE',
  table: {
    BEGIN: { from: ['TODO'], to: 'DOING' },
    FINISH: { from: ['TODO', 'DOING', 'MISSED'], to: 'DONE' },
    MISS: { from: ['TODO', 'DOING'], to: 'MISSED' },
    CANCEL: { from: ['TODO', 'DOING'], to: 'CANCELLED' },
  },
};

export function giveTask({ kind, plan, assignee, dueAt }: CareTaskInput, of: OfElder, now: Date): Decision<CareTask> {
  if (dueAt <= now) fail('TIME_PAST', { field: 'dueAt' });
  return {
    set: { ...of, plan: plan ?? null, kind, state: 'TODO', assignee: assignee ?? null, dueAt },
    event: { type: 'care-task.given', data: { elder: of.elder, kind } },
  };
}

// Nobody does another's task; what is given to nobody is anybody's of the place.
function checkOwn({ id, assignee }: CareTask, { viewer }: Acting): void {
  if (assignee && assignee !== viewer.id) fail('CARE_TASK_NOT_YOURS', { id });
}

export function beginTask(row: CareTask, acting: Acting): Decision<CareTask> {
  const state = after(taskWay, row, 'BEGIN');
  checkOwn(row, acting);
  return { set: { state, assignee: acting.viewer.id }, event: { type: 'care-task.started' } };
}

export function finishTask(row: CareTask, result: string, acting: Acting): Decision<CareTask> {
  const state = after(taskWay, row, 'FINISH');
  checkOwn(row, acting);
  if (!result.trim()) fail('VALUE_MISSING', { field: 'result' });
  return {
    set: { state, result: result.trim(), doneAt: acting.now, doneBy: acting.viewer.id },
    event: { type: 'care-task.done', data: { elder: row.elder, kind: row.kind } },
  };
}

export const cancelTask = (row: CareTask, reason: string): Decision<CareTask> => ({
  set: { state: after(taskWay, row, 'CANCEL') },
  event: { type: 'care-task.cancelled', data: { elder: row.elder, kind: row.kind } },
  reason: because(reason),
});

/** The clock's word; null when somebody was quicker. */
export function missTask(row: CareTask, now: Date): Decision<CareTask> | null {
  if (!taskWay.table.MISS.from.includes(row.state) || row.dueAt > now) return null;
  return {
    set: { state: after(taskWay, row, 'MISS') },
    event: { type: 'care-task.missed', data: { elder: row.elder, kind: row.kind } },
  };
}
