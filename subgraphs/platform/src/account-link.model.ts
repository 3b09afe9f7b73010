import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const accountLink = new Schema({
  account: { type: String, required: true },
  resident: { type: String, required: true },
})
  .index({ account: 1, resident: 1 }, { unique: true })
  .index({ resident: 1 });

export type AccountLink = Stored<typeof accountLink>;

/** Which login is which resident, as population says it: whoever asks about themself is known by it. */
export const accountLinks = collection('accountLinks', accountLink, { entity: 'AccountLink' });
