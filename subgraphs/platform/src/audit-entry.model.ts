import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const auditEntry = new Schema({
  chain: { type: String, required: true },
  seq: { type: Number, required: true },
  // The number across all chains, in the order of arrival; and how many of this chain's lines so far were events.
  position: { type: Number, required: true },
  events: { type: Number, required: true },
  eventId: { type: String, required: true },
  at: { type: Date, required: true },
  actor: { type: String, required: true },
  roles: { type: [String], required: true },
  node: String,
  purpose: String,
  action: { type: String, required: true },
  entity: String,
  subject: String,
  // The person the record is about, where that is not the record itself; and whose log it stands in.
  about: String,
  person: String,
  place: { type: String, required: true },
  recordVersion: Number,
  fields: { type: [String], required: true },
  outcome: { type: String, enum: ['DONE', 'REVEALED'], required: true },
  reason: String,
  traceId: String,
  service: { type: String, required: true },
  event: String,
  prevHash: { type: String, required: true },
  hash: { type: String, required: true },
})
  // One writer a chain: a second one finds its number taken.
  .index({ chain: 1, seq: 1 }, { unique: true })
  .index({ position: 1 }, { unique: true })
  .index({ eventId: 1 }, { unique: true })
  .index({ position: -1, _id: -1 })
  .index({ chain: 1, position: -1, _id: -1 })
  .index({ path: 1, position: -1, _id: -1 })
  .index({ path: 1, actor: 1, position: -1, _id: -1 })
  // A record has few lines: no path, which would make six entries of one for every line there is.
  .index({ subject: 1, position: -1, _id: -1 })
  .index({ person: 1, position: -1, _id: -1 }, { partialFilterExpression: { person: { $exists: true } } })
  .index({ path: 1, purpose: 1, position: -1, _id: -1 }, { partialFilterExpression: { purpose: { $exists: true } } });

export type AuditEntry = Stored<typeof auditEntry>;

/** The ledger. Nothing in it is ever changed, and writing it is not itself audited. */
export const auditEntries = collection('auditEntries', auditEntry, {
  entity: 'AuditEntry',
  inner: true,
  orders: { newest: { position: -1 } },
  tallies: ({ at, outcome, purpose }) => [
    { key: 'audit', day: at },
    ...(outcome === 'REVEALED' ? [{ key: `reveal/${purpose ?? 'NONE'}`, day: at }] : []),
  ],
});
