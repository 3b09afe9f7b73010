import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { HouseFields } from './house.fields.ts';
import { ownerForgotten } from './owner.rules.ts';

const text = { type: String };
const required = { type: String, required: true };
const zero = { type: Number, default: 0 };

const schema = new Schema<HouseFields>({
  building: required,
  estate: text,
  unitNumber: text,
  floor: { type: Number, required: true },
  room: required,
  addressKey: required,
  door: required,
  aliases: [String],
  aliasKeys: [String],
  area: Number,
  use: required,
  tenure: text,
  capacity: Number,
  ownerName: text,
  ownerPhone: text,
  registered: zero,
  owners: zero,
  renters: zero,
  leases: zero,
  openHazards: zero,
  seen: Number,
  seenAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, door: 1, _id: 1 })
  .index({ path: 1, use: 1, door: 1, _id: 1 })
  .index({ building: 1, door: 1, _id: 1 })
  .index({ estate: 1, door: 1, _id: 1 })
  .index({ aliasKeys: 1 })
  .index({ addressKey: 1, jurisdiction: 1 }, { unique: true });

/** A dwelling or premises with one door number 户室. */
export type House = Row & HouseFields;

export const houses = collection('houses', schema, {
  entity: 'House',
  orders: { newest: { createdAt: -1 }, door: { door: 1 } },
  sealed: ['ownerName', 'ownerPhone'],
  names: {
    of: ({ ownerName, ownerPhone }) => [{ name: ownerName, phone: ownerPhone }],
    forgotten: ownerForgotten,
  },
  tallies: ({ use }) => [{ key: 'houses' }, { key: `use/${use}` }],
});
