import { decode, encode } from '../bson/doc.ts';
import { toNumber } from '../bson/kinds.ts';
import type { Doc } from '../bson/doc.ts';
import type { Tables } from '../store/lmdb.ts';

// MongoDB's logicalSessionTimeoutMinutes.
const SESSION_LIFETIME = 30 * 60_000;
const PER_PASS = 5000;

/** What the last write or commit of a session was answered, stored in the same commit as its data. */
export function remember(tables: Tables, session: string, { number, reply }: Remembered): void {
  tables.retries.put(Buffer.from(session, 'latin1'), encode({ n: number, r: reply, at: Date.now() }));
}

export type Remembered = { readonly number: number; readonly reply: Doc };

/** The answer to this very write, when it was carried out before. */
export function recall(tables: Tables, session: string, number: number): Doc | undefined {
  const raw = tables.retries.get(Buffer.from(session, 'latin1'));
  if (!raw) return undefined;
  const { n, r } = decode(raw);
  return toNumber(n) === number ? (r as Doc) : undefined;
}

/** The number of the last write or transaction of a session that was carried out. */
export function lastOf(tables: Tables, session: string): number | undefined {
  const raw = tables.retries.get(Buffer.from(session, 'latin1'));
  return raw && toNumber(decode(raw)['n']);
}

/** Forgets sessions that are over. */
export function forgetOld(tables: Tables, now: number): void {
  const old: Buffer[] = [];
  for (const { key, value } of tables.retries.getRange({ limit: PER_PASS }))
    if (now - (toNumber(decode(value)['at']) ?? 0) > SESSION_LIFETIME) old.push(key);
  if (old.length === 0) return;
  tables.root.transactionSync(() => {
    for (const key of old) tables.retries.remove(key);
  });
}
