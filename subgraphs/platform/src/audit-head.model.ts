import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const auditHead = new Schema({
  chain: { type: String, required: true },
  seq: { type: Number, required: true },
  hash: { type: String, required: true },
  at: { type: Date, required: true },
  kind: { type: String, enum: ['MINUTE', 'DAILY'], required: true },
  key: { type: String, required: true },
  signature: { type: String, required: true },
})
  .index({ chain: 1, at: -1, _id: -1 })
  .index({ path: 1, at: -1, _id: -1 })
  .index({ path: 1, chain: 1, at: -1, _id: -1 });

export type AuditHead = Stored<typeof auditHead>;

/** The signed heads as the database knows them; the file outside knows the same. */
export const auditHeads = collection('auditHeads', auditHead, {
  entity: 'AuditHead',
  orders: { newest: { at: -1 } },
});
