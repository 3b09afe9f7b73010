import type { Context, Tick } from '@linli/kit';
import { auditEntries } from './audit-entry.model.ts';
import { auditHeads } from './audit-head.model.ts';
import { chainsIn } from './chains.ts';
import { auditSettings } from './config.ts';
import { headDue } from './head.rules.ts';
import { type Keeper, openKeeper } from './keeper.ts';

const newest = { limit: 1, order: 'newest' } as const;

/** Outside first: a head the database knows is always in the file too. Signed twice after a crash does no harm. */
async function signChain(context: Context, keeper: Keeper, chain: string): Promise<boolean> {
  const { open, now } = context;
  const [tip] = await open(auditEntries).some({ chain }, newest);
  const [last] = await open(auditHeads).some({ chain }, newest);
  const kind = tip ? headDue(tip, last ?? null, now) : null;
  if (!tip || !kind) return false;
  const head = await keeper.sign({ chain, seq: tip.seq, hash: tip.hash, at: now, kind });
  await context.append(auditHeads, [{ place: chain, set: head }]);
  return true;
}

/** Every minute, a head for each chain that grew; every day one for each. */
export const heads: Tick = {
  name: 'heads',
  seconds: 60,
  async run(context) {
    const keeper = await openKeeper(auditSettings());
    let signed = 0;
    for await (const chain of chainsIn(context)) if (await signChain(context, keeper, chain)) signed += 1;
    return signed;
  },
};
