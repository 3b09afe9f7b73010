import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

const schema = new Schema<{ readonly name: string }>({ name: { type: String, required: true } })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, name: 1, _id: 1 });

/** Merchants of a quarter that act together 商圈. */
export type BusinessCircle = Row & { readonly name: string };

export const businessCircles = collection('businessCircles', schema, {
  entity: 'BusinessCircle',
  orders: { newest: { createdAt: -1 }, name: { name: 1 } },
  tallies: () => [{ key: 'circles' }],
});
