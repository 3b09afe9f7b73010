import { reference, type ReferenceRow } from '@linli/kit';
import { Schema } from 'mongoose';
import type { IncomeTag } from './words.ts';

export interface MealSubsidyLine {
  readonly fromLevel?: number | null | undefined;
  readonly fromAge?: number | null | undefined;
  readonly incomeTag?: IncomeTag | null | undefined;
  /** In fen. */
  readonly amount: number;
}

export interface SubsidyFields {
  readonly lines: readonly MealSubsidyLine[];
}

const schema = new Schema<SubsidyFields>({
  lines: [
    {
      _id: false,
      fromLevel: { type: Number },
      fromAge: { type: Number },
      incomeTag: { type: String },
      amount: { type: Number, required: true },
    },
  ],
});

/** What is taken off the price of a meal, by the node it holds at 助餐补贴规则. */
export type SubsidyRule = ReferenceRow & SubsidyFields;

export const subsidyRules = reference('mealSubsidyRules', schema);
