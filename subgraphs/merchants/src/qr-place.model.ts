import { collection } from '@linli/kit';
import { Schema } from 'mongoose';

interface QrPlaceFields {
  readonly token: string;
  readonly point: string;
  /** Code of the grid or division it hangs in. */
  readonly place: string;
  readonly holds: boolean;
  /** Version of the code when this was said: what arrives late says nothing new. */
  readonly said: number;
}

const required = { type: String, required: true };

const schema = new Schema<QrPlaceFields>({
  token: required,
  point: required,
  place: required,
  holds: { type: Boolean, required: true },
  said: { type: Number, required: true },
}).index({ token: 1 }, { unique: true });

/** Where a code hangs, as jurisdictions said. */
export const qrPlaces = collection('qrPlaces', schema, {
  entity: 'QrPlace',
  public: ['token', 'point', 'place', 'holds', 'said'],
});
