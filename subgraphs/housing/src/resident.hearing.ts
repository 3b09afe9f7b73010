import { type Context, type Heard, type Where, textOf, registryOf } from '@linli/kit';
import { leases, type Lease } from './lease.model.ts';
import { forgotten, parted, renamed } from './lease.rules.ts';
import { occupants, type Occupant } from './occupant.model.ts';
import { recount } from './occupants.carry.ts';
import { forgetOwner } from './owner.carry.ts';

const MOST = 500;

const recountAll = (context: Context, of: readonly Occupant[]): Promise<void> =>
  recount(
    context,
    of.map(({ house }) => house),
  );

const leasesOf = ({ open }: Context, resident: string): Promise<readonly Lease[]> =>
  open(leases).some({ tenants: resident }, { limit: MOST });

/** population: `from` was the same person as `into`. Whoever is undone later is known by `was`. */
export async function hearResidentMerged(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const [from, into] = [textOf(heard.data['from']), textOf(heard.data['into'])];
  if (!from || !into) return;
  const moved = await there.open(occupants).some({ resident: from }, { limit: MOST });
  for (const { id } of moved)
    await there.open(occupants).amend(id, ({ was }) => ({ set: { resident: into, was: [...was, from] } }));
  for (const { id } of await leasesOf(there, from))
    await there.open(leases).amend(id, (lease) => renamed(lease, from, into));
  await recountAll(there, moved);
}

/** population: they were two after all. */
export async function hearResidentUnmerged(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const [from, into] = [textOf(heard.data['from']), textOf(heard.data['into'])];
  if (!from || !into) return;
  const known = await there.open(occupants).some({ was: from, resident: into }, { limit: MOST });
  const moved = known.filter(({ was }) => was.at(-1) === from);
  for (const { id } of moved)
    await there.open(occupants).amend(id, ({ was }) => ({ set: { resident: from, was: was.slice(0, -1) } }));
  for (const { id } of await leasesOf(there, into)) await there.open(leases).amend(id, (lease) => parted(lease, from));
  await recountAll(there, moved);
}

/**
 * population: nothing of this person stays anywhere. A record that was merged into theirs is erased with it, and either
 * may be heard of first.
 */
export async function hearResidentErased(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const { open } = there;
  const { subject: resident } = heard;
  const now = await open(occupants).some({ resident }, { limit: MOST });
  const before = await open(occupants).some({ was: resident }, { limit: MOST });
  const gone = [...now, ...before.filter(({ id }) => now.every((each) => each.id !== id))];
  await forgetOwner(there, heard, gone);
  for (const { id } of gone) await open(occupants).remove(id, null, () => ({}));
  const rented = await open(leases).some({ 'merged.from': resident } as Where<Lease>, { limit: MOST });
  for (const id of new Set([...(await leasesOf(there, resident)), ...rented].map((lease) => lease.id)))
    await open(leases).amend(id, (lease) => forgotten(lease, resident));
  await recountAll(there, gone);
}
