import { because, fail, type Decision } from '@linli/kit';
import type { VolunteerProject } from './volunteer-project.model.ts';
import type { VolunteerShift } from './volunteer-shift.model.ts';
import type { VolunteerProjectInput, VolunteerShiftInput } from './schema.types.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const MOST_POINTS = 1_000;
const MOST_PLACES = 10_000;

/** A new project. What an hour is worth is said once and holds for all of it. */
export function openProject(input: VolunteerProjectInput): Decision<VolunteerProject> {
  const { title, description, org, pointsPerHour } = input;
  if (!title.trim()) fail('VALUE_MISSING', { field: 'title' });
  if (pointsPerHour < 0 || pointsPerHour > MOST_POINTS) fail('VALUE_INVALID', { field: 'pointsPerHour' });
  return {
    set: { title: title.trim(), description: description.trim(), org: org ?? null, state: 'OPEN', pointsPerHour },
    event: { type: 'project.opened' },
  };
}

const running = (project: VolunteerProject): VolunteerProject =>
  project.state === 'OPEN' ? project : fail('PROJECT_ENDED', { id: project.id });

export const endProject = (project: VolunteerProject): Decision<VolunteerProject> => ({
  set: running(project) && { state: 'ENDED' },
  event: { type: 'project.ended' },
});

/** A shift of a running project, ahead and of a day at most. */
export function planShift(project: VolunteerProject, input: VolunteerShiftInput, now: Date): Decision<VolunteerShift> {
  running(project);
  const { beginsAt, endsAt, capacity } = input;
  const isWrong = beginsAt <= now || endsAt <= beginsAt || endsAt.getTime() - beginsAt.getTime() > DAY;
  if (isWrong) fail('SHIFT_TIME', { field: 'beginsAt' });
  if (capacity < 1 || capacity > MOST_PLACES) fail('VALUE_INVALID', { field: 'capacity' });
  return {
    set: { project: project.id, beginsAt, endsAt, state: 'PLANNED', capacity, taken: 0, minutes: 0 },
    event: { type: 'shift.planned', data: { project: project.id } },
  };
}

const planned = (shift: VolunteerShift): VolunteerShift =>
  shift.state === 'PLANNED' ? shift : fail('SHIFT_STATE', { state: shift.state });

/** One more, before it begins and while there is a place. */
export function join(shift: VolunteerShift, now: Date): Decision<VolunteerShift> {
  planned(shift);
  if (shift.beginsAt <= now) fail('SIGN_UP_CLOSED', { id: shift.id });
  if (shift.taken >= shift.capacity) fail('CAPACITY_FULL', { id: shift.id });
  return { set: { taken: shift.taken + 1 } };
}

/** One fewer, before it begins. */
export function withdrawn(shift: VolunteerShift, now: Date): Decision<VolunteerShift> {
  planned(shift);
  if (shift.beginsAt <= now) fail('SIGN_UP_CLOSED', { id: shift.id });
  return { set: { taken: shift.taken - 1 } };
}

/** Whole minutes of one volunteer, never more than the shift lasted. */
export function checkMinutes(minutes: number, { beginsAt, endsAt }: VolunteerShift): number {
  const longest = Math.floor((endsAt.getTime() - beginsAt.getTime()) / MINUTE);
  return minutes >= 0 && minutes <= longest ? minutes : fail('VALUE_INVALID', { field: 'minutes' });
}

/** It was served; nobody serves before it begins. */
export function serve(shift: VolunteerShift, minutes: number, now: Date): Decision<VolunteerShift> {
  planned(shift);
  if (now < shift.beginsAt) fail('SHIFT_STATE', { state: shift.state });
  return {
    set: { state: 'SERVED', minutes },
    event: { type: 'shift.served', data: { project: shift.project } },
  };
}

export const cancelShift = (shift: VolunteerShift, reason: string): Decision<VolunteerShift> => ({
  set: planned(shift) && { state: 'CANCELLED' },
  event: { type: 'shift.cancelled', data: { project: shift.project } },
  reason: because(reason),
});
