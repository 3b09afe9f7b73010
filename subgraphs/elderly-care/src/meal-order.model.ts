import { collection, startOfDay, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Endable } from './of-elder.ts';
import { scoreTallies } from './score.ts';
import type { MealState, MealTime } from './words.ts';

export interface MealOrderFields extends Endable {
  readonly canteenId: string;
  readonly kitchenId: string;
  readonly menuId: string;
  readonly day: string;
  readonly meal: MealTime;
  readonly toHome: boolean;
  readonly state: MealState;
  /** In fen. Price is base less subsidy, never below zero. */
  readonly base: number;
  readonly subsidy: number;
  readonly price: number;
  readonly ruleVersion?: string | null;
  readonly score?: number | null;
  /** When whoever has not come has missed it. */
  readonly checkAt?: Date | null;
  /** A missed meal that somebody has to look after. */
  readonly watched: boolean;
  readonly taskId?: string | null;
  readonly lookedAfterAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };
const number = { type: Number, required: true };

const schema = new Schema<MealOrderFields>({
  resident: text,
  elder: text,
  cause: text,
  was: text,
  canteenId: required,
  kitchenId: required,
  menuId: required,
  day: required,
  meal: required,
  toHome: { type: Boolean, required: true },
  state: required,
  base: number,
  subsidy: number,
  price: number,
  ruleVersion: text,
  score: Number,
  checkAt: Date,
  watched: { type: Boolean, required: true },
  taskId: text,
  lookedAfterAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, day: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, createdAt: -1, _id: -1 })
  .index({ elder: 1, day: 1, meal: 1 })
  .index({ canteenId: 1, day: 1 })
  .index({ resident: 1, elder: 1 })
  .index({ checkAt: 1 });

/** A meal for an elder 助餐订单. */
export type MealOrder = Row & MealOrderFields;

const reached: readonly MealState[] = ['HANDED_OVER', 'RATED'];

/** All on the day the meal is for. */
export function mealTallies(row: MealOrderFields): readonly Tally[] {
  const day = startOfDay(row.day);
  const when = (holds: boolean, key: string): readonly Tally[] => (holds ? [{ key, day }] : []);
  const isMissed = row.state === 'MISSED';
  return [
    ...when(row.state !== 'CANCELLED', 'meals'),
    ...when(reached.includes(row.state), 'meals/reached'),
    ...when(isMissed, 'meals/missed'),
    ...when(isMissed && row.watched, 'meals/to-answer'),
    ...when(isMissed && row.watched && Boolean(row.lookedAfterAt), 'meals/answered'),
    ...scoreTallies(row.score, day),
  ];
}

export const meals = collection('mealOrders', schema, {
  entity: 'MealOrder',
  orders: { newest: { createdAt: -1 } },
  sealed: ['subsidy', 'price'],
  tallies: mealTallies,
  about: ({ elder }) => elder,
});
