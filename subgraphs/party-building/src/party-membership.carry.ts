import { type Context, fail, placeOf, registryAt } from '@linli/kit';
import { logins } from './login.model.ts';
import { isOnRoll, memberships, type PartyMembership } from './party-membership.model.ts';
import { admit, answer } from './party-membership.rules.ts';
import { partyOrgs } from './party-org.model.ts';
import type { MembershipInput } from './schema.types.ts';

/** Every roll somebody stands on, wherever it is kept. */
export async function rollsOf(resident: string, there: Context): Promise<readonly PartyMembership[]> {
  const found = await there.open(memberships).lookupMany('resident', [resident]);
  return (found.get(resident) ?? []).filter((row) => row.resident === resident);
}

/** The rolls of whoever has this login. */
export async function rollsOfLogin(context: Context): Promise<readonly PartyMembership[]> {
  const { viewer } = context;
  if (!viewer.home) return [];
  const there = registryAt(viewer.home, context);
  const login = await there.open(logins).findBy({ account: viewer.id });
  return login ? (await rollsOf(login.resident, there)).filter(isOnRoll) : [];
}

/** Puts somebody on the roll of the caller's organisation. */
export async function admitTo(input: MembershipInput, context: Context): Promise<PartyMembership> {
  const { open, viewer, now } = context;
  const org = await open(partyOrgs).load(input.org);
  const known = await rollsOf(input.resident, registryAt(placeOf(org), context));
  return open(memberships).insert(placeOf(org), admit(input, { org, known, viewer, now }));
}

interface Which {
  readonly id: string;
  readonly version: number;
}

/** A membership may come from anywhere in the province: the receiving secretary finds it by being named in it. */
export async function answerTransfer({ id, version, accept }: Which & { accept: boolean }, context: Context) {
  const { viewer } = context;
  const there = registryAt(viewer.home ?? fail('NOT_FOUND', { id }), context);
  const row = await there.open(memberships).find(id);
  if (!row || row.receiver !== viewer.id) fail('NOT_FOUND', { id });
  const to = await there.open(partyOrgs).load(row?.transferTo ?? '');
  const place = placeOf(to);
  return there.open(memberships).change(id, version, (each) => answer(each, { accept, place }, { to, viewer }));
}
