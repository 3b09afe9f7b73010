import { mongo } from 'mongoose';
import type { Store } from '../store/store.ts';

const isTaken = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11_000;

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
  return leases.insertOne({ _id: name, owner, until }).then(
    () => true,
    (error: unknown) => {
      if (isTaken(error)) return false;
      throw error;
    },
  );
}

/** Lets go of everything a process holds, so that the next one need not wait. */
export async function letGo(store: Store, owner: string): Promise<void> {
  await store.books.leases.deleteMany({ owner });
}

// A process that died is followed by another after this long.
const SECONDS = 15;

/** The leases of one process. They live as long as it does, however long or rare the work is that they stand for. */
export interface Leases {
  isMine(name: string): Promise<boolean>;
  letGo(): Promise<void>;
}

/** Holds leases in the name of one process, and renews them all by one command. */
export function leasesOf(store: Store, owner: string, seconds = SECONDS): Leases {
  const held = new Set<string>();
  let until = 0;
  const renew = async () => {
    if (held.size === 0) return;
    const asked = Date.now();
    const kept = await store.books.leases.updateMany({ owner }, { $set: { until: new Date(asked + seconds * 1_000) } });
    // Somebody took one over while this process slept; which, shows when it is asked for.
    if (kept.matchedCount < held.size) held.clear();
    until = asked + seconds * 1_000;
  };
  // A renewal that fails leaves `until` as it is, and the leases run out.
  const timer = setInterval(() => void renew().catch(() => held.clear()), (seconds * 1_000) / 3);
  timer.unref();
  return {
    async isMine(name) {
      if (held.has(name) && Date.now() < until) return true;
      const asked = Date.now();
      if (!(await holds(store, name, { owner, seconds }))) return false;
      if (held.size === 0 || Date.now() > until) {
        held.clear();
        until = asked + seconds * 1_000;
      }
      held.add(name);
      return true;
    },
    async letGo() {
      clearInterval(timer);
      await letGo(store, owner);
    },
  };
}
