import { inspect } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { auditEntries } from './audit-entry.model.ts';
import { chainsIn } from './chains.ts';
import type { VerifySettings } from './config.ts';
import { openHeads } from './keeper.ts';
import { subgraph } from './subgraph.ts';
import { type Verdict, verify } from './verification.ts';

/** Reads every chain of a ledger, also those that only the heads outside still know, and gives each verdict as it comes. */
export async function verifyAll(
  { mongodbUri, heads, database }: VerifySettings & { readonly database?: string },
  tell: (verdict: Verdict) => void,
): Promise<boolean> {
  const reader = await openHeads(heads);
  const log = logOf({ level: 'silent', name: 'audit-verify' });
  return inspect(subgraph, { mongodbUri, log, ...(database ? { database } : {}) }, async (context) => {
    const chains = new Set(await reader.chains());
    for await (const chain of chainsIn(context)) chains.add(chain);
    let isIntact = true;
    for (const chain of [...chains].sort()) {
      const verdict = await verify(context.open(auditEntries), reader, { chain });
      isIntact &&= verdict.isIntact;
      tell(verdict);
    }
    return isIntact;
  });
}
