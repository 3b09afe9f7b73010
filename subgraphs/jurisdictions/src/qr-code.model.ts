import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const qrCode = new Schema({
  token: { type: String, required: true },
  point: { type: String, required: true },
  kind: { type: String, required: true },
  status: { type: String, enum: ['ACTIVE', 'REPLACED', 'RETIRED'] as const, required: true },
  printedAt: Date,
  replacedBy: String,
})
  .index({ token: 1 }, { unique: true })
  .index({ point: 1 }, { unique: true, partialFilterExpression: { status: 'ACTIVE' } })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, status: 1, createdAt: -1, _id: -1 });

export type QrCode = Stored<typeof qrCode>;
export const qrCodes = collection('qrCodes', qrCode, {
  entity: 'QrCode',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ status }) => (status === 'ACTIVE' ? [{ key: 'codes' }] : []),
  public: ['token', 'point', 'status', 'jurisdiction', 'grid'],
});
