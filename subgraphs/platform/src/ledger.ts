import type { Opened } from '@linli/kit';
import type { AuditEntry } from './audit-entry.model.ts';
import type { Link } from './chain.rules.ts';
import type { Source } from './examination.ts';

// Half of what one reading gives: a ledger whose index was taken away may hold numbers twice.
const STRIDE = 250;
const MOST = 500;

/** A stored row as it was hashed: what is absent was null. */
export const linkOf = (row: AuditEntry): Link => ({
  ...row,
  node: row.node ?? null,
  purpose: row.purpose ?? null,
  entity: row.entity ?? null,
  subject: row.subject ?? '',
  recordVersion: row.recordVersion ?? null,
  reason: row.reason ?? null,
  traceId: row.traceId ?? null,
  event: row.event ?? null,
});

const bySeq = (a: Link, b: Link): number => a.seq - b.seq;

/** The number of a chain's last link, by number; 0 for a chain nobody began. */
export async function lastOf(entries: Opened<AuditEntry>, chain: string): Promise<number> {
  const rows = await entries.some({ chain }, { limit: MOST, order: 'newest' });
  return Math.max(0, ...rows.map(({ seq }) => seq));
}

/** One chain as a viewer sees it, in strides: memory does not grow with its length. */
export const ledgerOf = (entries: Opened<AuditEntry>, chain: string): Source => ({
  async *links(from, through) {
    const end = Math.min(through, await lastOf(entries, chain));
    for (let start = from; start <= end; start += STRIDE) {
      const seq = { from: start, until: Math.min(start + STRIDE, end + 1) };
      const rows = await entries.some({ chain, seq }, { limit: MOST });
      yield* rows.map(linkOf).sort(bySeq);
    }
  },
});
