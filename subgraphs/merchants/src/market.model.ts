import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface MarketFields {
  readonly name: string;
  readonly point?: string | null;
}

const schema = new Schema<MarketFields>({ name: { type: String, required: true }, point: String })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, name: 1, _id: 1 });

/** A market with stalls 智慧市场. */
export type Market = Row & MarketFields;

export const markets = collection('markets', schema, {
  entity: 'Market',
  orders: { newest: { createdAt: -1 }, name: { name: 1 } },
  tallies: () => [{ key: 'markets' }],
  public: ['name', 'jurisdiction', 'grid'],
});
