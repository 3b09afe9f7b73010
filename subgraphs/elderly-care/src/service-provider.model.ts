import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CareKind, ProviderState } from './words.ts';

export interface ServiceProviderFields {
  readonly name: string;
  readonly creditCode: string;
  readonly officePhone?: string | null;
  readonly kinds: readonly CareKind[];
  readonly state: ProviderState;
}

const required = { type: String, required: true };

const schema = new Schema<ServiceProviderFields>({
  name: required,
  creditCode: required,
  officePhone: String,
  kinds: [String],
  state: required,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ creditCode: 1, jurisdiction: 1 }, { unique: true });

/** A provider of services for elders 养老服务机构. */
export type ServiceProvider = Row & ServiceProviderFields;

export const providers = collection('serviceProviders', schema, {
  entity: 'ServiceProvider',
  orders: { newest: { createdAt: -1 } },
  grams: ({ name }) => [name],
  tallies: ({ state }) => (state === 'ACTIVE' ? [{ key: 'providers' }] : []),
});
