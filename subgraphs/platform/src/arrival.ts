import type { Context, Heard } from '@linli/kit';
import { auditChains } from './audit-chain.model.ts';
import { auditEntries } from './audit-entry.model.ts';
import { arrive, chainOf, type ChainTip } from './arrival.rules.ts';
import { keepLinks } from './account-link.hearing.ts';
import { cityEvents } from './city-event.model.ts';

const LIMIT = 500;

const newest = { limit: 1, order: 'newest' } as const;

/** What the ledger does not hold yet, each once: told twice is told once, whatever became of the receipts. */
async function unknown(batch: readonly Heard[], { open }: Context): Promise<readonly Heard[]> {
  const once = [...new Map(batch.map((heard) => [heard.id, heard])).values()];
  const known = await open(auditEntries).some({ eventId: once.map(({ id }) => id) }, { limit: LIMIT });
  const ids = new Set(known.map(({ eventId }) => eventId));
  return once.filter(({ id }) => !ids.has(id));
}

async function tipsOf(chains: readonly string[], { open }: Context): Promise<ReadonlyMap<string, ChainTip>> {
  const tips = new Map<string, ChainTip>();
  for (const chain of chains) {
    const [last] = await open(auditEntries).some({ chain }, newest);
    if (last) tips.set(chain, last);
  }
  return tips;
}

/** Takes a batch into ledger and journal, in the transaction of its receipts. */
export async function receive(batch: readonly Heard[], context: Context): Promise<void> {
  for (let from = 0; from < batch.length; from += LIMIT) await receiveSome(batch.slice(from, from + LIMIT), context);
}

async function receiveSome(batch: readonly Heard[], context: Context): Promise<void> {
  const fresh = await unknown(batch, context);
  const chains = [...new Set(fresh.map(chainOf))];
  const tips = await tipsOf(chains, context);
  const [last] = await context.open(auditEntries).some({}, newest);
  const { entries, events } = arrive(fresh, tips, last?.position ?? 0);
  const begun = chains.filter((chain) => !tips.has(chain));
  await context.append(
    auditChains,
    begun.map((chain) => ({ place: chain, set: { chain } })),
  );
  await context.append(auditEntries, entries);
  await context.append(cityEvents, events);
  await keepLinks(fresh, context);
}
