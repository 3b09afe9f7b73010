import { reference } from '@linli/kit';
import type { AdminModel } from '@linli/vocabulary';
import { Schema } from 'mongoose';

/** How a street-position node is run; what is not listed is three-tier. Kept in step by hearing jurisdictions. */
export interface TierUnit {
  readonly id: string;
  readonly version: number;
  readonly model: AdminModel;
}

export const tierUnits = reference('tierUnits', new Schema<TierUnit>({ model: { type: String, required: true } }));
