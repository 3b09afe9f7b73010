import { collection } from '@linli/kit';
import { Schema } from 'mongoose';

const auditChain = new Schema({ chain: { type: String, required: true } })
  .index({ chain: 1 }, { unique: true })
  .index({ path: 1, chain: 1, _id: 1 });

/** The chains there are: one row with each first line, so that the heads need not search the ledger. */
export const auditChains = collection('auditChains', auditChain, {
  entity: 'AuditChain',
  orders: { code: { chain: 1 } },
});
