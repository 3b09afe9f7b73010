import { checkedCode } from '@linli/kit';
import { daysAsked, knownPurpose, numbers, overseen } from './asked.rules.ts';
import { auditEntries } from './audit-entry.model.ts';
import { auditHeads } from './audit-head.model.ts';
import { auditSettings } from './config.ts';
import { openHeads } from './keeper.ts';
import type { Resolvers } from './schema.types.ts';
import { verify } from './verification.ts';

export const resolvers: Resolvers = {
  Query: {
    auditEntries: (_, { actor, subject, action, purpose, outcome, range, ...page }, { open }) =>
      open(auditEntries).page(
        { actor, subject, action, purpose: knownPurpose(purpose), outcome, at: daysAsked(range) },
        { ...page, order: 'newest' },
      ),
    auditHeads: (_, { chain, ...page }, { open }) =>
      open(auditHeads).page({ chain: chain ? checkedCode(chain, 'chain') : null }, { ...page, order: 'newest' }),
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
