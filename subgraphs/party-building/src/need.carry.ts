import { checkedCode, type Context, type Decision, fail, newId, placeOf, registryAt } from '@linli/kit';
import { claims } from './claim.model.ts';
import { settle, take } from './claim.rules.ts';
import { needs, type Need } from './need.model.ts';
import { type Actor, claim, expire, post, takeOver } from './need.rules.ts';
import { rollsOfLogin } from './party-membership.carry.ts';
import { orgFor } from './party-org.carry.ts';
import { partyOrgs } from './party-org.model.ts';
import type { ClaimKind, ClaimState, NeedInput } from './schema.types.ts';

interface Which {
  readonly id: string;
  readonly version: number;
}

export const postAt = (input: NeedInput, context: Context): Promise<Need> =>
  context.open(needs).insert(checkedCode(input.place), post(input, context));

/** Claims it, as what the caller is. */
export async function claimAs(
  { id, version, as, org: named }: Which & { as: ClaimKind; org?: string | null | undefined },
  context: Context,
): Promise<Need> {
  const { open, viewer, now } = context;
  const org = named ? await open(partyOrgs).load(named) : null;
  const isMember = as === 'MEMBER' && (await rollsOfLogin(context)).length > 0;
  const claimId = newId();
  const need = await open(needs).change(id, version, (row) => claim(row, claimId, context));
  const decision = take({ need: id, as, org, isMember, viewer, now });
  await open(claims).insertMany([{ place: placeOf(need), decision, id: claimId }]);
  return need;
}

type NeedRule = (row: Need, actor: Actor) => Decision<Need>;

/** One step of a need, and what becomes of the claim it had. */
export async function act(
  { id, version }: Which,
  context: Context,
  { rule, claim: to }: { rule: NeedRule; claim?: ClaimState },
) {
  const { open, now } = context;
  let claimId: string | null = null;
  const need = await open(needs).change(id, version, (row) => {
    claimId = row.claim ?? null;
    return rule(row, context);
  });
  if (claimId && to) await open(claims).amend(claimId, (row) => settle(row, to, now));
  return need;
}

/** The grid branch does it. */
export async function takeOverBy({ id, version }: Which, context: Context): Promise<Need> {
  const { open, viewer, now } = context;
  const row = await open(needs).load(id);
  const there = registryAt(placeOf(row), context);
  const org = row.org ? await there.open(partyOrgs).find(row.org) : null;
  const claimId = newId();
  const secretary = org?.secretary ?? null;
  const need = await open(needs).change(id, version, (each) => takeOver(each, { claimId, secretary }, context));
  const set = { need: id, by: viewer.id, as: 'ORG', org: row.org ?? null, state: 'HELD', at: now } as const;
  await open(claims).insertMany([{ place: placeOf(need), decision: { set }, id: claimId }]);
  return need;
}

const AT_ONCE = 200;

/** Needs nobody answered in time go to the grid branch, one transaction each. */
export async function turnNeeds(context: Context): Promise<number> {
  const { now } = context;
  const due = await context.open(needs).some({ dueAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    async (id, each) => {
      const row = (await each.open(needs).find(id)) ?? fail('NOT_FOUND', { id });
      const org = await orgFor(placeOf(row), each);
      await each.open(needs).amend(id, (need) => expire(need, org?.id ?? null, now));
      if (row.claim) await each.open(claims).amend(row.claim, (held) => settle(held, 'ENDED', now));
    },
  );
}
