import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CreditRuleFields } from './credit.rules.ts';

const required = { type: String, required: true };
const number = { type: Number, required: true };

const schema = new Schema<CreditRuleFields>({
  base: number,
  days: number,
  points: [{ _id: false, code: required, points: number }],
}).index({ jurisdiction: 1 }, { unique: true });

/** A district's own way of making scores, lying at the district. */
export type OwnCreditRule = Row & CreditRuleFields;

export const creditRules = collection('creditRules', schema, { entity: 'OwnCreditRule' });
