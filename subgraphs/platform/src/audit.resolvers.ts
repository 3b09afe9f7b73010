import { checkedCode, fail, type Viewer } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import { auditEntries } from './audit-entry.model.ts';
import { auditHeads } from './audit-head.model.ts';
import { auditSettings } from './config.ts';
import { openHeads } from './keeper.ts';
import type { Resolvers } from './schema.types.ts';
import { verify } from './verification.ts';

/** A chain is verified by who sees all of it: a part of a chain looks like one with deletions. */
function overseen(viewer: Viewer, code: string): string {
  const chain = checkedCode(code);
  return viewer.nodes.some((node) => isWithin(chain, node)) ? chain : fail('NOT_FOUND', { field: 'chain' });
}

function numbers(from?: number | null, to?: number | null): { from: number; through?: number } {
  const first = from ?? 1;
  if (first < 1) fail('VALUE_INVALID', { field: 'from' });
  if (typeof to !== 'number') return { from: first };
  return to >= first ? { from: first, through: to } : fail('VALUE_INVALID', { field: 'to' });
}

export const resolvers: Resolvers = {
  Query: {
    auditEntries: (_, { actor, subject, action, purpose, outcome, ...page }, { open }) =>
      open(auditEntries).page({ actor, subject, action, purpose, outcome }, { ...page, order: 'newest' }),
    auditHeads: (_, { chain, ...page }, { open }) =>
      open(auditHeads).page({ chain: chain ? checkedCode(chain) : null }, { ...page, order: 'newest' }),
    verifyAudit: async (_, { chain, from, to }, { open, viewer }) =>
      verify(open(auditEntries), await openHeads(auditSettings().heads), {
        chain: overseen(viewer, chain),
        ...numbers(from, to),
      }),
  },
  AuditEntry: {
    subject: ({ subject }) => subject ?? '',
  },
};
