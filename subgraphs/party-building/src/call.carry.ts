import { type Context, fail, placeOf } from '@linli/kit';
import { calls, type Call } from './call.model.ts';
import { join, publish, summarise, turn } from './call.rules.ts';
import { partyOrgs } from './party-org.model.ts';
import { standing } from './party-org.rules.ts';
import { signUps, type SignUp } from './sign-up.model.ts';
import { served, signUp } from './sign-up.rules.ts';
import type { CallInput } from './schema.types.ts';

interface Which {
  readonly id: string;
  readonly version: number;
}

export async function publishAt(input: CallInput, { open, now }: Context): Promise<Call> {
  const org = standing(await open(partyOrgs).load(input.org));
  return open(calls).insert(placeOf(org), publish(input, now));
}

/** Signs the caller up for something that has just counted one more. */
export async function enlist(
  target: Pick<SignUp, 'of' | 'target'> & { place: string },
  context: Context,
): Promise<SignUp> {
  const { open, viewer, now } = context;
  const { place, ...named } = target;
  const known = await open(signUps).findBy({ target: named.target, user: viewer.id, holds: true });
  return open(signUps).insert(place, signUp(named, { user: viewer.id, isKnown: known !== null, now }));
}

export async function answerCall({ id, version }: Which, context: Context): Promise<SignUp> {
  const { open, now } = context;
  const call = await open(calls).change(id, version, (row) => join(row, now));
  return enlist({ of: 'CALL', target: id, place: placeOf(call) }, context);
}

const MOST = 500;

/** Everybody signed up for something, in rounds. */
export async function enlistedFor(target: string, { open }: Context): Promise<readonly SignUp[]> {
  return open(signUps).some({ target, state: 'SIGNED' }, { limit: MOST });
}

/** Who came and who did not, until nobody is left. */
export async function summariseAt(
  { id, version, summary, came }: Which & { summary: string; came: readonly string[] },
  context: Context,
): Promise<Call> {
  const { open } = context;
  const chosen = new Set(came);
  let count = 0;
  for (let rows = await enlistedFor(id, context); rows.length > 0; rows = await enlistedFor(id, context)) {
    count += rows.filter((row) => chosen.has(row.id)).length;
    await open(signUps).amendMany(
      rows.map((row) => ({ id: row.id, rule: (each) => served(each, null, chosen.has(each.id)) })),
    );
  }
  if (count < chosen.size) fail('NOT_FOUND', { field: 'came' });
  return open(calls).change(id, version, (row) => summarise(row, summary, count));
}

const AT_ONCE = 200;

/** Calls open and close by the clock. */
export async function turnCalls(context: Context): Promise<number> {
  const { now } = context;
  const due = await context.open(calls).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, { open }) => open(calls).amend(id, (row) => turn(row, now)),
  );
}
