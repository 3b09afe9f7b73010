import type { Store } from '../store/store.ts';

/** Takes or keeps a lease; false while another process holds it. A process that dies lets go after `seconds`. */
export async function holds(
  store: Store,
  name: string,
  { owner, seconds }: { owner: string; seconds: number },
): Promise<boolean> {
  const now = new Date();
  const until = new Date(now.getTime() + seconds * 1_000);
  const { leases } = store.books;
  const kept = await leases.updateOne(
    { _id: name, $or: [{ owner }, { until: { $lt: now } }] },
    { $set: { owner, until } },
  );
  if (kept.matchedCount === 1) return true;
  try {
    await leases.insertOne({ _id: name, owner, until });
    return true;
  } catch {
    // Somebody else has it: the id is taken.
    return false;
  }
}

/** Lets go of everything a process holds, so that the next one need not wait. */
export async function letGo(store: Store, owner: string): Promise<void> {
  await store.books.leases.deleteMany({ owner });
}
