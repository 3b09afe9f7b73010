import { because, fail, type Decision, type Viewer } from '@linli/kit';
import { isOwn } from './assignment.rules.ts';
import type { TaskInput } from './schema.types.ts';
import type { Task } from './task.model.ts';
import { ahead } from './visit.rules.ts';
import type { Worker } from './worker.model.ts';
import { working } from './worker.rules.ts';

/** What a task is given for: by a person, or from something that was heard. */
type Giving = Omit<TaskInput, 'place'> & { readonly source?: string };

export function give(input: Giving, worker: Worker, now: Date): Decision<Task> {
  working(worker);
  return {
    set: {
      kind: input.kind,
      title: input.title.trim() || fail('VALUE_MISSING', { field: 'title' }),
      detail: input.detail ?? null,
      state: 'TODO',
      worker: worker.id,
      userId: worker.userId ?? null,
      dueAt: ahead(input.dueAt, now, 'dueAt'),
      late: false,
      source: input.source ?? null,
    },
    event: { type: 'task.assigned', data: { kind: input.kind, worker: worker.id, source: input.source ?? null } },
  };
}

// What may follow what. Overdue is not the end: late work counts, and stays marked late.
const next: Readonly<Record<Task['state'], readonly Task['state'][]>> = {
  TODO: ['DOING', 'DONE', 'OVERDUE', 'CANCELLED'],
  DOING: ['DONE', 'OVERDUE', 'CANCELLED'],
  OVERDUE: ['DONE', 'CANCELLED'],
  DONE: [],
  CANCELLED: [],
};

function to(task: Task, state: Task['state']): void {
  if (!next[task.state].includes(state)) fail('TASK_STATE', { id: task.id, state: task.state });
}

export interface At {
  readonly viewer: Viewer;
  readonly now: Date;
}

export function begin(task: Task, { viewer, now }: At): Decision<Task> {
  if (!isOwn(task, viewer)) fail('NOT_OWN', { id: task.id });
  to(task, 'DOING');
  return { set: { state: 'DOING', startedAt: now } };
}

export function finish(task: Task, result: string, { viewer, now }: At): Decision<Task> {
  if (!isOwn(task, viewer)) fail('NOT_OWN', { id: task.id });
  to(task, 'DONE');
  if (!result.trim()) fail('VALUE_MISSING', { field: 'result' });
  return {
    set: { state: 'DONE', doneAt: now, result, late: now > task.dueAt },
    event: { type: 'task.done', data: { worker: task.worker, source: task.source ?? null } },
  };
}

export function cancel(task: Task, reason: string): Decision<Task> {
  to(task, 'CANCELLED');
  return {
    set: { state: 'CANCELLED' },
    event: { type: 'task.cancelled', data: { worker: task.worker } },
    reason: because(reason),
  };
}

/** The clock's word; null when somebody was quicker. */
export function expire(task: Task, now: Date): Decision<Task> | null {
  const isOpen = task.state === 'TODO' || task.state === 'DOING';
  if (!isOpen || task.dueAt >= now) return null;
  return { set: { state: 'OVERDUE', late: true }, event: { type: 'task.overdue', data: { worker: task.worker } } };
}
