import { checkedCode, fail, type Context, placeOf, registryAt } from '@linli/kit';
import { pathOf } from '@linli/vocabulary';
import { calls } from './call.model.ts';
import { needs } from './need.model.ts';
import { activities } from './party-activity.model.ts';
import { memberships, onRoll, type PartyMembership } from './party-membership.model.ts';
import { partyOrgs, type PartyOrg } from './party-org.model.ts';
import { appoint, describe, dissolve, found, inherit, mergeInto } from './party-org.rules.ts';
import type { PartyOrgDetailsInput, PartyOrgInput } from './schema.types.ts';

interface Which {
  readonly id: string;
  readonly version: number;
}

/** Who answers for exactly this place. */
export const serverOf = (place: string, context: Context): Promise<PartyOrg | null> =>
  registryAt(place, context).open(partyOrgs).findBy({ serves: place, isServing: true });

/** Who answers for a place: its own organisation, or the nearest one above. */
export async function orgFor(place: string, context: Context): Promise<PartyOrg | null> {
  const path = pathOf(place);
  const servers = await registryAt(place, context)
    .open(partyOrgs)
    .some({ serves: [...path], isServing: true }, { limit: path.length });
  const by = new Map(servers.map((org) => [org.serves, org]));
  return (
    path
      .toReversed()
      .map((code) => by.get(code))
      .find((org) => org !== undefined) ?? null
  );
}

/** Founds one; its parent may lie above the place of whoever does it. */
export async function foundOrg(input: PartyOrgInput, context: Context): Promise<PartyOrg> {
  const place = checkedCode(input.place);
  const registry = registryAt(place, context).open(partyOrgs);
  const parent = input.parent ? await registry.load(input.parent) : null;
  const server = await serverOf(place, context);
  return context.open(partyOrgs).insert(place, found(input, { place, parent, server, now: context.now }));
}

/** Names it anew, or says for which place it answers. */
export async function describeOrg({ id, version, input }: Which & { input: PartyOrgDetailsInput }, context: Context) {
  const org = await context.open(partyOrgs).load(id);
  const server = input.servesPlace ? await serverOf(placeOf(org), context) : null;
  return context.open(partyOrgs).change(id, version, (row) => describe(row, input, server));
}

const ROUND = { limit: 500 };

/** All rows of a kind that belong to an organisation, changed in rounds. */
async function eachMember(org: string, context: Context, rule: (row: PartyMembership) => object): Promise<void> {
  const opened = context.open(memberships);
  const done = new Set<string>();
  for (;;) {
    const rows = (await opened.some({ org }, ROUND)).filter(({ id }) => !done.has(id));
    if (rows.length === 0) return;
    for (const { id } of rows) done.add(id);
    await opened.amendMany(rows.map(({ id }) => ({ id, rule: (row) => ({ set: {}, ...rule(row) }) })));
  }
}

async function lead(org: PartyOrg, context: Context): Promise<void> {
  const keeper = org.secretary ?? null;
  await eachMember(org.id, context, () => ({ set: { keeper } }));
  const coming = await context.open(memberships).some({ transferTo: org.id }, ROUND);
  for (const { id } of coming) await context.open(memberships).amend(id, () => ({ set: { receiver: keeper } }));
  const open = await context.open(activities).some({ org: org.id, state: ['PLANNED', 'OPEN'] }, ROUND);
  for (const { id } of open) await context.open(activities).amend(id, () => ({ set: { keeper } }));
}

/** The roll and what is planned go to the new secretary. */
export async function appointTo({ id, version, secretary }: Which & { secretary: string }, context: Context) {
  const org = await context.open(partyOrgs).change(id, version, (row) => appoint(row, secretary));
  await lead(org, registryAt(placeOf(org), context));
  return org;
}

async function moveAll(from: PartyOrg, into: PartyOrg, context: Context): Promise<void> {
  const { open } = registryAt(placeOf(from), context);
  const keeper = into.secretary ?? null;
  const place = placeOf(into);
  await eachMember(from.id, registryAt(placeOf(from), context), () => ({
    set: { org: into.id, keeper },
    moveTo: place,
  }));
  for (const { id } of await open(memberships).some({ transferTo: from.id }, ROUND))
    await open(memberships).amend(id, () => ({ set: { transferTo: into.id, receiver: keeper } }));
  for (const { id } of await open(partyOrgs).some({ parent: from.id, state: 'ACTIVE' }, ROUND))
    await open(partyOrgs).amend(id, () => ({ set: { parent: into.id } }));
  for (const { id } of await open(activities).some({ org: from.id, state: ['PLANNED', 'OPEN'] }, ROUND))
    await open(activities).amend(id, () => ({ set: { org: into.id, keeper }, moveTo: place }));
  for (const { id } of await open(calls).some({ org: from.id, state: ['PUBLISHED', 'OPEN', 'CLOSED'] }, ROUND))
    await open(calls).amend(id, () => ({ set: { org: into.id } }));
  for (const { id } of await open(needs).some({ org: from.id, isOpen: true }, ROUND))
    await open(needs).amend(id, () => ({ set: { org: into.id } }));
}

/** One goes on for both. */
export async function mergeOrg(
  { id, version, into: other, reason }: Which & { into: string; reason: string },
  context: Context,
): Promise<PartyOrg> {
  const { open, now } = context;
  const into = await open(partyOrgs).load(other);
  const before = await open(partyOrgs).load(id);
  const merged = await open(partyOrgs).change(id, version, (row) => mergeInto(row, into, { reason, now }));
  await moveAll(before, into, context);
  await open(partyOrgs).amend(into.id, (row) => inherit(row, before));
  return merged;
}

/** Ends one on which nothing hangs. */
export async function dissolveOrg(
  { id, version, reason }: Which & { reason: string },
  context: Context,
): Promise<PartyOrg> {
  const { open, now } = context;
  const org = (await open(partyOrgs).find(id)) ?? fail('NOT_FOUND', { id });
  const there = registryAt(placeOf(org), context);
  const [orgs, members, planned, called, asked] = await Promise.all([
    there.open(partyOrgs).count({ parent: id, state: 'ACTIVE' }),
    there.open(memberships).count({ org: id, status: [...onRoll] }),
    there.open(activities).count({ org: id, state: ['PLANNED', 'OPEN'] }),
    there.open(calls).count({ org: id, state: ['PUBLISHED', 'OPEN', 'CLOSED'] }),
    there.open(needs).count({ org: id, isOpen: true }),
  ]);
  const hanging = { orgs, members, activities: planned, calls: called, needs: asked };
  return open(partyOrgs).change(id, version, (row) => dissolve(row, hanging, { reason, now }));
}

/** The organisation and all below it. */
export async function familyOf(org: string, context: Context): Promise<readonly string[]> {
  const found = new Set([org]);
  for (let parents = [org]; parents.length > 0;) {
    const below = await context.open(partyOrgs).some({ parent: parents, state: 'ACTIVE' }, ROUND);
    parents = below.map(({ id }) => id).filter((id) => !found.has(id));
    for (const id of parents) found.add(id);
  }
  return [...found];
}
