import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CanteenKind } from './words.ts';

export interface CanteenFields {
  readonly name: string;
  readonly kind: CanteenKind;
  readonly kitchenId?: string | null;
  readonly isOpen: boolean;
}

const required = { type: String, required: true };

const schema = new Schema<CanteenFields>({
  name: required,
  kind: required,
  kitchenId: String,
  isOpen: { type: Boolean, required: true },
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, kind: 1, createdAt: -1, _id: -1 });

/** A kitchen, or a community point it cooks for 老年食堂. */
export type Canteen = Row & CanteenFields;

export const canteens = collection('canteens', schema, {
  entity: 'Canteen',
  orders: { newest: { createdAt: -1 } },
  grams: ({ name }) => [name],
  tallies: ({ isOpen, kind }) => (isOpen ? [{ key: `canteens/${kind}` }] : []),
});
