import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { MealTime } from './words.ts';

export interface MenuFields {
  readonly kitchenId: string;
  readonly day: string;
  readonly meal: MealTime;
  readonly dishes: readonly string[];
  /** In fen, before subsidies. */
  readonly price: number;
}

const required = { type: String, required: true };

const schema = new Schema<MenuFields>({
  kitchenId: required,
  day: required,
  meal: required,
  dishes: [String],
  price: { type: Number, required: true },
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ kitchenId: 1, day: 1, meal: 1 }, { unique: true });

/** What a kitchen cooks for one meal 菜单. */
export type Menu = Row & MenuFields;

export const menus = collection('menus', schema, { entity: 'Menu', orders: { newest: { createdAt: -1 } } });
