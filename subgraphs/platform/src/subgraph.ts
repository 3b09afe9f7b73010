import type { Subgraph } from '@linli/kit';
import { accountLinks } from './account-link.model.ts';
import { receive } from './arrival.ts';
import { auditChains } from './audit-chain.model.ts';
import { auditEntries } from './audit-entry.model.ts';
import { auditHeads } from './audit-head.model.ts';
import { cityEvents } from './city-event.model.ts';
import { auditSettings } from './config.ts';
import { heads } from './heads.ts';
import { openKeeper } from './keeper.ts';
import { faults, watch } from './ledger-watch.ts';
import { purposePolicies } from './purpose-policy.model.ts';
import { resolvers } from './resolvers.ts';

/** What everybody did, in one ledger that shows what was done to it, and what happened, in one feed 平台. */
export const subgraph: Subgraph = {
  name: 'platform',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [auditEntries, auditChains, auditHeads, cityEvents, accountLinks],
  references: [purposePolicies],
  services: ['own-access'],
  resolvers,
  links: { AUDIT: { AuditEntry: () => true } },
  hearsMany: receive,
  ticks: [heads, watch],
  gauges: [faults],
  // Without a place and a key for the heads it does not start.
  prepare: async () => void (await openKeeper(auditSettings())),
};
