import { reference } from '@linli/kit';
import { Schema } from 'mongoose';

interface ClockFields {
  /** How far a clock has come: a day, or the id of a row. */
  readonly until: string;
}

const schema = new Schema<ClockFields>({ until: { type: String, required: true } });

/** How far each clock of population has come. */
export const clocks = reference('populationClocks', schema);
