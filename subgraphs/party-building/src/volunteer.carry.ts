import { checkedCode, type Context, fail, placeOf, registryAt } from '@linli/kit';
import { calls } from './call.model.ts';
import { enlist, enlistedFor } from './call.carry.ts';
import { withdrawn as callLeft } from './call.rules.ts';
import { pointAccounts, type PointAccount } from './point-account.model.ts';
import { pointEntries } from './point-entry.model.ts';
import { earn, entry, openAccount, pointsFor, redeem } from './points.rules.ts';
import type { ServedInput, VolunteerProjectInput, VolunteerShiftInput } from './schema.types.ts';
import { signUps, type SignUp } from './sign-up.model.ts';
import { served, takeBack } from './sign-up.rules.ts';
import { projects, type VolunteerProject } from './volunteer-project.model.ts';
import { shifts, type VolunteerShift } from './volunteer-shift.model.ts';
import {
  cancelShift,
  checkMinutes,
  endProject,
  join,
  openProject,
  planShift,
  serve,
  withdrawn,
} from './volunteer.rules.ts';

interface Which {
  readonly id: string;
  readonly version: number;
}

export const openAt = (input: VolunteerProjectInput, { open }: Context): Promise<VolunteerProject> =>
  open(projects).insert(checkedCode(input.place), openProject(input));

export async function planAt(input: VolunteerShiftInput, { open, now }: Context): Promise<VolunteerShift> {
  const project = await open(projects).load(input.project);
  return open(shifts).insert(placeOf(project), planShift(project, input, now));
}

// What nobody comes to holds nobody.
async function release(shift: string, context: Context): Promise<void> {
  const { open } = context;
  for (let rows = await enlistedFor(shift, context); rows.length > 0; rows = await enlistedFor(shift, context))
    await open(signUps).amendMany(
      rows.map(({ id }) => ({ id, rule: () => ({ set: { state: 'WITHDRAWN' as const, holds: false } }) })),
    );
}

export async function cancelAt({ id, version, reason }: Which & { reason: string }, context: Context) {
  const shift = await context.open(shifts).change(id, version, (row) => cancelShift(row, reason));
  await release(id, context);
  return shift;
}

/** Shifts that were not served end with their project. */
export async function endAt({ id, version }: Which, context: Context): Promise<VolunteerProject> {
  const { open } = context;
  const project = await open(projects).change(id, version, endProject);
  for (const shift of await open(shifts).some({ project: id, state: 'PLANNED' }, { limit: 500 })) {
    await open(shifts).amend(shift.id, (row) => cancelShift(row, '志愿项目已结束'));
    await release(shift.id, context);
  }
  return project;
}

export async function signUpFor({ id, version }: Which, context: Context): Promise<SignUp> {
  const { open, now } = context;
  const shift = await open(shifts).change(id, version, (row) => join(row, now));
  return enlist({ of: 'SHIFT', target: id, place: placeOf(shift) }, context);
}

export async function withdrawFrom({ id, version }: Which, context: Context): Promise<SignUp> {
  const { open, viewer, now } = context;
  const row = await open(signUps).change(id, version, (each) => takeBack(each, viewer));
  if (row.of === 'CALL') await open(calls).amend(row.target, callLeft);
  else await open(shifts).amend(row.target, (each) => withdrawn(each, now));
  return row;
}

/** One account for each volunteer in the province, opened where they first served. */
async function accountOf(user: string, place: string, context: Context): Promise<PointAccount> {
  const opened = registryAt(place, context).open(pointAccounts);
  return (await opened.findBy({ user })) ?? opened.insert(place, openAccount(user));
}

interface Service {
  readonly row: SignUp;
  readonly minutes: number;
  readonly points: number;
  readonly what: string;
}

async function credit({ row, minutes, points, what }: Service, context: Context): Promise<void> {
  const place = placeOf(row);
  const { open } = registryAt(place, context);
  const { id } = await accountOf(row.user, place, context);
  const account = await open(pointAccounts).amend(id, (each) => earn(each, points, minutes));
  await open(pointEntries).insert(placeOf(account), entry(account, { kind: 'EARNED', points, what }, context.now));
}

/** Hours and points of those who came; who is not named did not come. */
export async function recordAt(
  { id, version, served: told }: Which & { served: readonly ServedInput[] },
  context: Context,
) {
  const { open, now } = context;
  const shift = await open(shifts).load(id);
  const project = await open(projects).load(shift.project);
  const minutesOf = new Map(told.map(({ signUp, minutes }) => [signUp, checkMinutes(minutes, shift)]));
  const total = [...minutesOf.values()].reduce((sum, each) => sum + each, 0);
  const done = await open(shifts).change(id, version, (row) => serve(row, total, now));
  for (let rows = await enlistedFor(id, context); rows.length > 0; rows = await enlistedFor(id, context)) {
    for (const row of rows) {
      const minutes = minutesOf.get(row.id) ?? 0;
      minutesOf.delete(row.id);
      await open(signUps).amend(row.id, (each) => served(each, minutes, minutes > 0));
      const points = pointsFor(minutes, project.pointsPerHour);
      if (minutes > 0) await credit({ row, minutes, points, what: project.title }, context);
    }
  }
  if (minutesOf.size > 0) fail('NOT_FOUND', { field: 'served' });
  return done;
}

/** Something is handed out for points. */
export async function redeemFrom(
  { id, version, points, what }: Which & { points: number; what: string },
  { open, now }: Context,
): Promise<PointAccount> {
  const account = await open(pointAccounts).change(id, version, (row) => redeem(row, points));
  await open(pointEntries).insert(placeOf(account), entry(account, { kind: 'REDEEMED', points, what }, now));
  return account;
}
