import { checkedCode, type Context, placeOf } from '@linli/kit';
import { assignments, type Assignment } from './assignment.model.ts';
import { assign, end } from './assignment.rules.ts';
import { reseatAt } from './building-team.steps.ts';
import { gridAtPlace, standingAt } from './place.steps.ts';
import { points } from './point.model.ts';
import type { AssignmentRole, WorkerCorrectionInput, WorkerInput } from './schema.types.ts';
import { tasks } from './task.model.ts';
import { workers, type Worker } from './worker.model.ts';
import { correct, leave, register } from './worker.rules.ts';
import { none } from '@linli/kit';

interface Which {
  readonly id: string;
  readonly version: number;
}

const isTaken = async (userId: string | null | undefined, own: string | null, { open }: Context): Promise<boolean> => {
  const found = userId ? await open(workers).findBy({ userId, status: 'ACTIVE' }) : null;
  return found !== null && found.id !== own;
};

const heldBy = (worker: string, { open }: Context): Promise<readonly Assignment[]> =>
  open(assignments).some({ worker, holds: true }, { limit: 500 });

export async function registerWorker({ place, ...input }: WorkerInput, context: Context): Promise<Worker> {
  const code = checkedCode(place);
  await gridAtPlace(code, context);
  const taken = await isTaken(input.userId, null, context);
  return context.open(workers).insert(code, register(input, taken));
}

/** Assignments and open tasks carry the name and login of their worker: they follow. */
export async function correctWorker(
  { id, version, input }: Which & { input: WorkerCorrectionInput },
  context: Context,
): Promise<Worker> {
  const { open } = context;
  const taken = await isTaken(input.userId, id, context);
  const worker = await open(workers).change(id, version, (row) => correct(row, input, taken));
  const { name: workerName, userId = null } = worker;
  for (const held of await heldBy(id, context))
    await open(assignments).amend(held.id, () => ({ set: { workerName, userId } }));
  for (const task of await open(tasks).some({ worker: id, state: ['TODO', 'DOING', 'OVERDUE'] }, { limit: 500 }))
    await open(tasks).amend(task.id, () => ({ set: { userId } }));
  return worker;
}

/** Who leaves holds nothing any more. */
export async function dismissWorker(
  { id, version, reason }: Which & { reason: string },
  context: Context,
): Promise<Worker> {
  const { open, now } = context;
  const worker = await open(workers).change(id, version, (row) => leave(row, now, reason));
  const held = await heldBy(id, context);
  for (const each of held) await open(assignments).amend(each.id, (row) => end(row, now, reason));
  for (const place of new Set(held.map(placeOf))) await reseatAt(place, context);
  return worker;
}

interface Seat {
  readonly worker: string;
  readonly place: string;
  readonly role: AssignmentRole;
  readonly building?: string | null | undefined;
}

export async function assignWorker(seat: Seat, context: Context): Promise<Assignment> {
  const { open, now } = context;
  const place = checkedCode(seat.place);
  await gridAtPlace(place, context);
  const worker = await open(workers).load(seat.worker);
  const building = seat.building ? await open(points).load(seat.building) : null;
  const twin = await open(assignments).findBy({
    ...standingAt(place),
    worker: worker.id,
    role: seat.role,
    building: building?.id ?? none,
    holds: true,
  });
  const asked = { role: seat.role, place, building, heldAlready: twin !== null };
  const assignment = await open(assignments).insert(place, assign(worker, asked, now));
  await reseatAt(place, context);
  return assignment;
}

export async function endAssignment(
  { id, version, reason }: Which & { reason: string },
  context: Context,
): Promise<Assignment> {
  const { open, now } = context;
  const ended = await open(assignments).change(id, version, (row) => end(row, now, reason));
  await reseatAt(placeOf(ended), context);
  return ended;
}
