import type { Context } from '@linli/kit';
import { auditChains } from './audit-chain.model.ts';

const ROUND = 500;

/** Every chain that was ever begun, by code. */
export async function* chainsIn({ open }: Context): AsyncIterable<string> {
  let from = '';
  for (;;) {
    const rows = await open(auditChains).some({ chain: { from } }, { limit: ROUND, order: 'code' });
    yield* rows.map(({ chain }) => chain);
    const last = rows.at(-1);
    if (rows.length < ROUND || !last) return;
    // The next text after a code of digits.
    from = `${last.chain}~`;
  }
}
