import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface KnownHouseFields {
  readonly house: string;
  readonly building?: string | null;
  /** The standard address below its division, as housing writes it. */
  readonly addressKey: string;
  readonly holds: boolean;
  /** Version of the house when this was said: what arrives late says nothing new. */
  readonly said: number;
}

const required = { type: String, required: true };

const schema = new Schema<KnownHouseFields>({
  house: required,
  building: String,
  addressKey: required,
  holds: { type: Boolean, required: true },
  said: { type: Number, required: true },
})
  .index({ house: 1 }, { unique: true })
  .index({ addressKey: 1 });

/** A house that housing told of: its id, address and place, nothing about people. */
export type KnownHouse = Row & KnownHouseFields;

export const knownHouses = collection('knownHouses', schema, { entity: 'KnownHouse' });
