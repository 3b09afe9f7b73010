import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';

/** A thing that ends: an oidc-provider payload, and the second it is forgotten. */
export interface Entry {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly until: number;
}

/** The tables of the data folder. Ending times are a table of their own so that a sweep reads only what has ended. */
export interface Store {
  readonly root: RootDatabase;
  readonly entries: Database<Entry, string>;
  readonly endings: Database<true, [number, string]>;
  readonly uids: Database<string, string>;
  readonly members: Database<true, [string, string]>;
  readonly secrets: Database<Readonly<Record<string, unknown>>, string>;
  readonly failures: Database<{ readonly count: number; readonly lockedUntil: number }, string>;
}

/** Opens the folder that holds sessions, grants, tokens and keys; only its owner may read it. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const root = open({ path: join(folder, 'identity.mdb'), noSubdir: true, maxDbs: 8 });
  return {
    root,
    entries: root.openDB({ name: 'entries' }),
    endings: root.openDB({ name: 'endings' }),
    uids: root.openDB({ name: 'uids' }),
    members: root.openDB({ name: 'members' }),
    secrets: root.openDB({ name: 'secrets' }),
    failures: root.openDB({ name: 'failures' }),
  };
}

/** Forgets an entry and every mark that leads to it. Runs inside a transaction. */
export function forget(store: Store, key: string): void {
  const entry = store.entries.get(key);
  if (!entry) return;
  const { uid, grantId } = entry.payload;
  void store.entries.remove(key);
  void store.endings.remove([entry.until, key]);
  if (typeof uid === 'string' && store.uids.get(uid) === key) void store.uids.remove(uid);
  if (typeof grantId === 'string') void store.members.remove([grantId, key]);
}

/** Forgets what has ended by `now` (seconds) and answers how many that were. */
export async function sweep(store: Store, now: number): Promise<number> {
  const ended = [...store.endings.getKeys({ end: [now + 1, ''] })].map(([, key]) => key);
  await store.root.transaction(() => ended.forEach((key) => forget(store, key)));
  return ended.length;
}
