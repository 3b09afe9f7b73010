import { randomBytes } from 'node:crypto';
import { type Context, fail, placeOf, registryAt } from '@linli/kit';
import { attendances } from './party-attendance.model.ts';
import { activities, type PartyActivity } from './party-activity.model.ts';
import { hold, open as opening, plan, taken } from './party-activity.rules.ts';
import { memberships, onRoll } from './party-membership.model.ts';
import { rollsOfLogin } from './party-membership.carry.ts';
import { familyOf } from './party-org.carry.ts';
import { partyOrgs } from './party-org.model.ts';
import type { CheckInBy, PartyActivityInput } from './schema.types.ts';

interface Which {
  readonly id: string;
  readonly version: number;
}

const LENGTH = 12;
const code = (): string => randomBytes(LENGTH).toString('hex').toUpperCase();

export async function planAt(input: PartyActivityInput, { open, viewer }: Context): Promise<PartyActivity> {
  const org = await open(partyOrgs).load(input.org);
  return open(activities).insert(placeOf(org), plan(input, org, viewer));
}

/** Who is on the roll of the organisation and of those below it, as of now. */
export async function openAt({ id, version }: Which, context: Context): Promise<PartyActivity> {
  const { open, viewer, now } = context;
  const row = await open(activities).load(id);
  const there = registryAt(placeOf(row), context);
  const orgs = await familyOf(row.org, there);
  const expected = await there.open(memberships).count({ org: [...orgs], status: [...onRoll] });
  return open(activities).change(id, version, (each) => opening(each, { code: code(), expected, viewer, now }));
}

/** Twice is once. */
async function attend(row: PartyActivity, member: string, { by, context }: { by: CheckInBy; context: Context }) {
  const there = registryAt(placeOf(row), context).open(attendances);
  const known = await there.findBy({ activity: row.id, member });
  if (known) return known;
  const { now: at } = context;
  return there.insert(placeOf(row), {
    set: { activity: row.id, member, keeper: row.keeper ?? null, by, at },
    event: { type: 'activity.checked-in', data: { activity: row.id } },
  });
}

/** By the secretary, for somebody on the roll. */
export async function checkInMember({ id, version, member }: Which & { member: string }, context: Context) {
  const { open, viewer } = context;
  const there = registryAt(viewer.home ?? fail('NOT_FOUND', { id }), context);
  const row = await open(activities).change(id, version, (each) => {
    taken(each, 'CHECK_IN', viewer);
    return null;
  });
  const found = await there.open(memberships).find(member);
  const orgs = await familyOf(row.org, there);
  if (!found || !orgs.includes(found.org) || !onRoll.includes(found.status)) fail('NOT_A_MEMBER', { field: 'member' });
  await attend(row, member, { by: 'SECRETARY', context });
  return row;
}

/** By the code at the door, for whoever has the login of somebody on the roll. */
export async function checkInByCode(word: string, context: Context) {
  const there = registryAt(context.viewer.home ?? fail('CHECK_IN_CLOSED'), context);
  const [row] = (await there.open(activities).lookupMany('code', [word])).get(word) ?? [];
  if (!row || row.state !== 'OPEN') return fail('CHECK_IN_CLOSED', { field: 'code' });
  const orgs = await familyOf(row.org, there);
  const mine = (await rollsOfLogin(context)).find(({ org }) => orgs.includes(org));
  const { at } = await attend(row, mine?.id ?? fail('NOT_A_MEMBER'), { by: 'CODE', context });
  return { title: row.title, at };
}

export const presentAt = (row: PartyActivity, context: Context): Promise<number> =>
  registryAt(placeOf(row), context).open(attendances).count({ activity: row.id });

export async function holdAt({ id, version, minutes }: Which & { minutes: string }, context: Context) {
  const { open, viewer, now } = context;
  const row = await open(activities).load(id);
  const present = await presentAt(row, context);
  return open(activities).change(id, version, (each) => hold(each, { minutes, present, viewer, now }));
}
