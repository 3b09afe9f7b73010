import { because, dayOf, fail, type Decision } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { Canteen } from './canteen.model.ts';
import type { MealOrder } from './meal-order.model.ts';
import type { Menu } from './menu.model.ts';
import type { OfElder } from './of-elder.ts';
import type { CanteenInput, MenuInput } from './schema.types.ts';
import { checkedScore } from './score.ts';
import { fen } from './money.ts';
import type { Price } from './subsidy.rules.ts';
import { after, type Way } from './transition.ts';
import type { MealState, MealTime } from './words.ts';

/** A point names its kitchen, a kitchen none. */
export function openCanteen({ name, kind }: CanteenInput, kitchen: Canteen | null): Decision<Canteen> {
  if (!name.trim()) fail('VALUE_MISSING', { field: 'name' });
  const isPoint = kind === 'COMMUNITY_POINT';
  if (isPoint !== Boolean(kitchen) || (kitchen && !isCooking(kitchen))) fail('CANTEEN_KITCHEN', { field: 'kitchen' });
  return {
    set: { name: name.trim(), kind, kitchenId: kitchen?.id ?? null, isOpen: true },
    event: { type: 'canteen.opened', data: { kind } },
  };
}

const isCooking = ({ kind, isOpen }: Canteen): boolean => kind === 'KITCHEN' && isOpen;

export function closeCanteen(row: Canteen, reason: string): Decision<Canteen> {
  if (!row.isOpen) fail('CANTEEN_STATE', { id: row.id });
  return { set: { isOpen: false }, event: { type: 'canteen.closed' }, reason: because(reason) };
}

const MOST_DISHES = 20;

/** One menu of a kitchen for a meal, not for days that are over. */
export function publishMenu(
  { day, meal, dishes, price }: MenuInput,
  kitchen: Canteen,
  { now, isTwice }: { readonly now: Date; readonly isTwice: boolean },
): Decision<Menu> {
  if (!isCooking(kitchen)) fail('CANTEEN_STATE', { id: kitchen.id });
  if (isTwice || day < dayOf(now)) fail('MENU_DAY', { field: 'day' });
  const named = dishes.map((dish) => dish.trim()).filter(Boolean);
  if (named.length === 0 || named.length > MOST_DISHES) fail('VALUE_INVALID', { field: 'dishes' });
  return {
    set: { kitchenId: kitchen.id, day, meal, dishes: named, price: fen(price, 'price') },
    event: { type: 'menu.published', data: { kitchen: kitchen.id, day, meal } },
  };
}

type Action = 'CANCEL' | 'COOK' | 'DELIVER' | 'HAND_OVER' | 'MISS' | 'RATE';

/** 助餐流程: kitchen, community point, home. */
export const way: Way<Action, MealState> = {
  code: 'MEAL_STATE',
  table: {
    COOK: { from: ['PLACED'], to: 'COOKED' },
    DELIVER: { from: ['COOKED'], to: 'DELIVERED_POINT' },
    HAND_OVER: { from: ['DELIVERED_POINT'], to: 'HANDED_OVER' },
    RATE: { from: ['HANDED_OVER'], to: 'RATED' },
    MISS: { from: ['DELIVERED_POINT'], to: 'MISSED' },
    CANCEL: { from: ['PLACED'], to: 'CANCELLED' },
  },
};

// Until when a meal is ordered, and when whoever has not had it has missed it (proposal).
const hours: Readonly<Record<MealTime, { readonly order: string; readonly missed: string }>> = {
  LUNCH: { order: '10:00', missed: '13:30' },
  DINNER: { order: '15:30', missed: '19:30' },
};

const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);

export interface Ordered extends Price {
  readonly ruleVersion: string | null;
}

interface Wanted {
  readonly point: Canteen;
  readonly menu: Menu;
  readonly toHome: boolean;
  readonly of: OfElder;
}

interface Ordering {
  readonly now: Date;
  readonly isTwice: boolean;
  /** Whoever serves meals may take somebody at the counter the whole day. */
  readonly isAtCounter: boolean;
}

/** A meal of a menu, from a point its kitchen cooks for, once for each person and meal. */
export function order(
  { point, menu, toHome, of }: Wanted,
  cost: Ordered,
  { now, isTwice, isAtCounter }: Ordering,
): Decision<MealOrder> {
  if (!point.isOpen || point.kind !== 'COMMUNITY_POINT' || point.kitchenId !== menu.kitchenId)
    fail('CANTEEN_STATE', { id: point.id });
  const { day, meal } = menu;
  const closes = isAtCounter ? at(dayAfter(day, 1), '00:00') : at(day, hours[meal].order);
  if (now >= closes) fail('MEAL_LATE', { field: 'menu' });
  if (isTwice) fail('MEAL_ORDERED', { id: of.elder });
  const missedAt = at(day, hours[meal].missed);
  return {
    set: {
      ...of,
      canteenId: point.id,
      kitchenId: menu.kitchenId,
      menuId: menu.id,
      day,
      meal,
      toHome,
      state: 'PLACED',
      ...cost,
      watched: false,
      checkAt: missedAt > now ? missedAt : null,
    },
    event: { type: 'meal.ordered', data: { elder: of.elder, canteen: point.id, day } },
  };
}

const said = ({ elder, canteenId: canteen, day }: MealOrder) => ({ elder, canteen, day });

export const cancel = (row: MealOrder, reason: string): Decision<MealOrder> => ({
  set: { state: after(way, row, 'CANCEL'), checkAt: null },
  event: { type: 'meal.cancelled', data: said(row) },
  reason: because(reason),
});

export const cook = (row: MealOrder): Decision<MealOrder> => ({
  set: { state: after(way, row, 'COOK') },
  event: { type: 'meal.cooked', data: said(row) },
});

export const deliver = (row: MealOrder): Decision<MealOrder> => ({
  set: { state: after(way, row, 'DELIVER') },
  event: { type: 'meal.delivered', data: said(row) },
});

export const handOver = (row: MealOrder): Decision<MealOrder> => ({
  set: { state: after(way, row, 'HAND_OVER'), checkAt: null },
  event: { type: 'meal.handed-over', data: said(row) },
});

export const rate = (row: MealOrder, score: number): Decision<MealOrder> => ({
  set: { state: after(way, row, 'RATE'), score: checkedScore(score) },
  event: { type: 'meal.rated', data: said(row) },
});

/** Nobody came, or nobody opened. Of a watched elder somebody goes and looks. */
export const miss = (row: MealOrder, watched: boolean): Decision<MealOrder> => ({
  set: { state: after(way, row, 'MISS'), checkAt: null, watched },
  event: { type: 'meal.missed', data: { ...said(row), watched } },
});

/** The clock's word: what waits at the point is missed, what never came there is nobody's miss. */
export function turn(row: MealOrder, watched: boolean, now: Date): Decision<MealOrder> | null {
  if (!row.checkAt || row.checkAt > now) return null;
  return row.state === 'DELIVERED_POINT' ? miss(row, watched) : { set: { checkAt: null } };
}

/** jurisdictions: somebody looks after it. */
export const taken = (row: MealOrder, taskId: string): Decision<MealOrder> | null =>
  row.taskId === taskId ? null : { set: { taskId } };

/** jurisdictions: somebody did. */
export const lookedAfter = (row: MealOrder, when: Date): Decision<MealOrder> | null =>
  row.lookedAfterAt ? null : { set: { lookedAfterAt: when } };
