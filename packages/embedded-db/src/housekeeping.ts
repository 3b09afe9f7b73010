import { HISTORY, trimJournal } from './stream/trim.ts';
import { deleteExpired, hasExpiry } from './ttl.ts';
import { forgetOld } from './txn/retries.ts';
import type { Cursors } from './commands/cursors.ts';
import type { Executor } from './executor.ts';
import type { Store } from './store/store.ts';
import type { History } from './stream/trim.ts';

const EVERY = 1000;
const SESSIONS_EVERY = 60_000;

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
    if (hasExpiry(store))
      void executor
        .write({ run: () => expire(store, now), isSingle: false, deadline: now + EVERY })
        .catch(() => undefined);
    while (trimJournal(store.tables, limits, now)) if (Date.now() - now > EVERY / 4) break;
    if (now - sessionsAt < SESSIONS_EVERY) return;
    sessionsAt = now;
    forgetOld(store.tables, now);
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

function expire(store: Store, now: number): { readonly fields: Record<string, never> } {
  deleteExpired(store, now);
  return { fields: {} };
}
