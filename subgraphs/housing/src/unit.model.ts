import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

interface UnitFields {
  readonly building: string;
  readonly number: string;
  readonly elevators: number;
}

const required = { type: String, required: true };

const schema = new Schema<UnitFields>({
  building: required,
  number: required,
  elevators: { type: Number, required: true },
}).index({ building: 1, number: 1 }, { unique: true });

/** A stairway of a building 单元. */
export type Unit = Row & UnitFields;

export const units = collection('units', schema, { entity: 'Unit' });
