import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const cityEvent = new Schema({
  eventId: { type: String, required: true },
  type: { type: String, required: true },
  service: { type: String, required: true },
  subject: { type: String, required: true },
  place: { type: String, required: true },
  recordVersion: { type: Number, required: true },
  at: { type: Date, required: true },
  data: { type: Schema.Types.Mixed, required: true },
  district: { type: String, required: true },
  sequence: { type: Number, required: true },
  // The position of its line in the ledger: one order for a feed of several districts.
  position: { type: Number, required: true },
})
  .index({ eventId: 1 }, { unique: true })
  .index({ district: 1, sequence: 1 }, { unique: true })
  .index({ path: 1, position: 1, _id: 1 })
  .index({ path: 1, type: 1, position: 1, _id: 1 });

export type CityEvent = Stored<typeof cityEvent>;

// A counter's key names a field, so it holds no dot.
const keyOf = (type: string): string => `event/${type.replaceAll('.', ':')}`;

/** The event journal every service relays to, in the order of arrival. */
export const cityEvents = collection('cityEvents', cityEvent, {
  entity: 'CityEvent',
  inner: true,
  orders: { arrival: { position: 1 } },
  tallies: ({ type, at }) => [{ key: keyOf(type), day: at }],
});
