import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface CaseWarningFields {
  readonly gridCode: string;
  readonly categoryCode: string;
  readonly count: number;
  readonly mean: number;
  readonly deviation: number;
  readonly at: Date;
}

const required = { type: String, required: true };
const figure = { type: Number, required: true };

const schema = new Schema<CaseWarningFields>({
  gridCode: required,
  categoryCode: required,
  count: figure,
  mean: figure,
  deviation: figure,
  at: { type: Date, required: true },
})
  .index({ path: 1, at: -1, _id: -1 })
  .index({ gridCode: 1, categoryCode: 1, at: -1 });

/** Far more of one category in one grid than usual 预警. */
export type CaseWarning = Row & CaseWarningFields;

export const warnings = collection('warnings', schema, { entity: 'CaseWarning', orders: { newest: { at: -1 } } });
