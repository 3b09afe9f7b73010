import type { Context, Gauge, Tick } from '@linli/kit';
import { auditEntries } from './audit-entry.model.ts';
import { chainsIn } from './chains.ts';
import { auditSettings } from './config.ts';
import { openHeads } from './keeper.ts';
import { lastOf } from './ledger.ts';
import { verify } from './verification.ts';

const HOUR = 3_600;
// What the first round of a process reads of each chain; the whole ledger is read by `npm run audit:verify`.
const STRETCH = 5_000;

// How far this process has read each chain, and what it found there. A broken chain stays broken until a restart.
const readTo = new Map<string, number>();
const found = new Map<string, number>();

async function look(context: Context, chain: string): Promise<number> {
  const entries = context.open(auditEntries);
  const through = await lastOf(entries, chain);
  const from = readTo.has(chain) ? (readTo.get(chain) ?? 0) + 1 : Math.max(1, through - STRETCH + 1);
  if (through < from) return 0;
  const { checked, faults: wrong } = await verify(entries, await openHeads(auditSettings().heads), {
    chain,
    from,
    through,
  });
  readTo.set(chain, through);
  found.set(chain, (found.get(chain) ?? 0) + wrong.length);
  return checked;
}

/** Every hour, what each chain gained since; the first time its newest stretch. */
export const watch: Tick = {
  name: 'ledger-watch',
  seconds: HOUR,
  async run(context) {
    for await (const chain of chainsIn(context)) await look(context, chain);
    // Nothing was changed, and the next round has its time.
    return 0;
  },
};

/** Faults that this process found in the ledger. */
export const faults: Gauge = {
  name: 'linli.ledger.faults',
  says: 'Places where the audit ledger is not what was written',
  read: async () => [...found.values()].reduce((sum, each) => sum + each, 0),
};
