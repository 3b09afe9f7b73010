import { Schema } from 'mongoose';
import { collection, type Stored } from '../../src/index.ts';

const schema = new Schema({
  number: { type: String, required: true },
  use: { type: String, enum: ['EMPTY', 'LET'], required: true, default: 'EMPTY' },
  floor: { type: Number, required: true, default: 1 },
  tenantName: String,
  tenantPhone: String,
  tenantNumber: String,
  letAt: Date,
})
  .index({ path: 1, floor: 1, _id: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ number: 1 }, { unique: true });

export type House = Stored<typeof schema>;

export const houses = collection('houses', schema, {
  entity: 'House',
  orders: { floor: { floor: 1 }, newest: { createdAt: -1 } },
  public: ['number'],
  grams: ({ number }) => [number],
  tallies: ({ use, letAt }) => [{ key: 'all' }, ...(use === 'LET' ? [{ key: 'let', day: letAt }] : [])],
});

const room = new Schema({
  rent: Number,
  freeFrom: Date,
  kind: { type: String, default: 'PLAIN' },
})
  .index({ path: 1, rent: 1, _id: 1 })
  .index({ path: 1, freeFrom: -1, _id: -1 });

export type Room = Stored<typeof room>;

export const rooms = collection('rooms', room, {
  entity: 'Room',
  orders: { rent: { rent: 1 }, freeFrom: { freeFrom: -1 } },
  tallies: ({ rent, freeFrom, kind }) => [
    { key: 'rooms' },
    { key: `kind/${kind}` },
    ...(rent ? [{ key: 'rent', n: rent, day: freeFrom }] : []),
  ],
});
