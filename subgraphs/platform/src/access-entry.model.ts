import type { AuditEntry } from './audit-entry.model.ts';

/** A line of the ledger as the person it is about sees it: without a name. */
export type AccessEntry = AuditEntry;
