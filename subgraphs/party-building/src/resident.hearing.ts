import { type Context, type Heard, type Rule, textOf, placeOf, registryOf } from '@linli/kit';
import { died, doubling, doublesOf, lives, movedTo, parted, renamed } from './follow.rules.ts';
import { logins } from './login.model.ts';
import { attendances } from './party-attendance.model.ts';
import { memberships, type PartyMembership } from './party-membership.model.ts';

const MOST = { limit: 500 };

async function known(resident: string, { open }: Context): Promise<readonly PartyMembership[]> {
  const found = await open(memberships).lookupMany('resident', [resident]);
  return found.get(resident) ?? [];
}

// Which of several rolls of one person counts is looked at whenever one of them changes.
async function recount(people: readonly string[], there: Context): Promise<void> {
  const opened = there.open(memberships);
  for (const person of new Set(people)) {
    const all = await known(person, there);
    for (const row of all) await opened.amend(row.id, doubling(doublesOf(row, all)));
  }
}

/** One rule for every roll of one person, also of a record that was merged into theirs: it was they who died or moved. */
async function eachRoll(heard: Heard, context: Context, ruleOf: (row: PartyMembership) => Rule<PartyMembership>) {
  const there = registryOf(heard, context);
  const rows = await known(heard.subject, there);
  for (const row of rows) await there.open(memberships).amend(row.id, ruleOf(row));
  await recount(
    rows.map(({ resident }) => resident),
    there,
  );
}

/** population: the person has died. */
export const hearDeceased = (heard: Heard, context: Context): Promise<void> => eachRoll(heard, context, () => died);

/** population: the death was an error. */
export const hearDeathUndone = (heard: Heard, context: Context): Promise<void> => eachRoll(heard, context, () => lives);

/** population: the person lives there now. */
export const hearMoved = (heard: Heard, context: Context): Promise<void> =>
  eachRoll(heard, context, (row) => movedTo(textOf(heard.data['to']) || heard.jurisdiction, placeOf(row)));

/** population: the person lives nowhere that is known. */
export const hearMovedOut = (heard: Heard, context: Context): Promise<void> =>
  eachRoll(heard, context, (row) => movedTo(null, placeOf(row)));

interface Going {
  readonly from: string;
  readonly into: string;
}

const goingOf = ({ data }: Heard): Going => ({ from: textOf(data['from']), into: textOf(data['into']) });

/** population: `from` was the same person as `into`. */
export async function hearMerged(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const { from, into } = goingOf(heard);
  if (!from || !into) return;
  for (const { id } of await known(from, there)) await there.open(memberships).amend(id, renamed(from, into));
  for (const { id } of await there.open(logins).some({ resident: from }, MOST))
    await there.open(logins).amend(id, ({ was }) => ({ set: { resident: into, was: [...was, from] } }));
  await recount([from, into], there);
}

/** population: they were two after all. */
export async function hearUnmerged(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const { from, into } = goingOf(heard);
  if (!from || !into) return;
  for (const { id } of await known(into, there)) await there.open(memberships).amend(id, parted(from, into));
  for (const { id } of await there.open(logins).some({ resident: into, was: from }, MOST))
    await there
      .open(logins)
      .amend(id, ({ was }) => (was.at(-1) === from ? { set: { resident: from, was: was.slice(0, -1) } } : null));
  await recount([from, into], there);
}

/**
 * population: nothing of this person stays anywhere. A record that was merged into theirs is erased with it, and either
 * may be heard of first. That somebody came stays as a number.
 */
export async function hearErased(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const { open } = there;
  const { subject: resident } = heard;
  for (const row of await known(resident, there)) {
    for (const { id } of await open(attendances).some({ member: row.id }, MOST))
      await open(attendances).remove(id, null, () => ({}));
    await open(memberships).remove(row.id, null, () => ({}));
  }
  for (const where of [{ resident }, { was: resident }])
    for (const { id } of await open(logins).some(where, MOST)) await open(logins).remove(id, null, () => ({}));
}

/** population: the person has this login from now on. */
export async function hearLinked(heard: Heard, context: Context): Promise<void> {
  const opened = registryOf(heard, context).open(logins);
  const account = textOf(heard.data['account']);
  if (!account) return;
  const set = { resident: heard.subject, was: [] };
  const row = await opened.findBy({ account });
  if (!row) await opened.insert(heard.jurisdiction, { set: { account, ...set } });
  else if (row.resident !== heard.subject) await opened.amend(row.id, () => ({ set }));
}

/** population: the login is nobody's. */
export async function hearUnlinked(heard: Heard, context: Context): Promise<void> {
  const opened = registryOf(heard, context).open(logins);
  const row = await opened.findBy({ account: textOf(heard.data['account']) });
  const isTheirs = row && (row.resident === heard.subject || row.was.includes(heard.subject));
  if (isTheirs) await opened.remove(row.id, null, () => ({}));
}
