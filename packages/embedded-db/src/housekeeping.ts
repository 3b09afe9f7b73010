import { HISTORY, trimJournal } from './stream/trim.ts';
import { deleteExpired, hasExpiry } from './ttl.ts';
import { forgetOld } from './txn/retries.ts';
import type { Cursors } from './commands/cursors.ts';
import type { Executor } from './executor.ts';
import type { Store } from './store/store.ts';
import type { History } from './stream/trim.ts';

const EVERY = 1000;
const SESSIONS_EVERY = 60_000;
// How often one second goes on deleting while there is something to delete.
const PASSES = 20;

export type House = {
  readonly store: Store;
  readonly executor: Executor;
  readonly cursors: Cursors;
  readonly history: Partial<History>;
};

/** Does once a second what nobody asks for: expiry, time limits, trimming. Gives the way to stop it. */
export function keepHouse({ store, executor, cursors, history }: House): () => void {
  const limits = { ...HISTORY, ...history };
  let sessionsAt = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    store.transactions.endExpired(now);
    cursors.closeIdle(now);
    if (hasExpiry(store)) void expire({ store, executor }, now).catch(() => undefined);
    while (trimJournal(store.tables, limits, now)) if (Date.now() - now > EVERY / 4) break;
    if (now - sessionsAt < SESSIONS_EVERY) return;
    sessionsAt = now;
    forgetOld(store.tables, now);
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

// Many commits instead of a long one: others get their turns between them.
async function expire({ store, executor }: Pick<House, 'store' | 'executor'>, now: number): Promise<void> {
  for (let pass = 0, isChanged = true; isChanged && pass < PASSES; pass++) {
    const run = (): { readonly fields: Record<string, never> } => {
      isChanged = deleteExpired(store, now);
      return { fields: {} };
    };
    await executor.write({ run, isSingle: false, deadline: now + EVERY });
  }
}
