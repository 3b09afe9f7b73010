import { checkedCode, type Context } from '@linli/kit';
import { canteens } from './canteen.model.ts';
import { settingsAt } from './care-settings.reading.ts';
import { configure, setSubsidy } from './configure.carry.ts';
import { elders } from './elder-profile.model.ts';
import { seen } from './eyes.ts';
import { missMeal, openOne, orderMeal, publish, ruleAt } from './meal.carry.ts';
import { meals } from './meal-order.model.ts';
import { cancel, closeCanteen, cook, deliver, handOver, rate } from './meal.rules.ts';
import { menus } from './menu.model.ts';
import type { Resolvers } from './schema.types.ts';

async function subsidyAt(context: Context, at: string) {
  const found = await ruleAt(context, checkedCode(at, 'at'));
  return found && { at: found.id, version: found.version, lines: found.lines };
}

export const mealResolvers: Resolvers = {
  Query: {
    canteen: (_, { id }, { open }) => open(canteens).find(id),
    canteens: (_, { kind, ...page }, { open }) => open(canteens).page({ kind }, page),
    menu: (_, { id }, { open }) => open(menus).find(id),
    menus: (_, { canteen, day, ...page }, { open }) => open(menus).page({ kitchenId: canteen, day }, page),
    mealOrder: (_, { id }, { open }) => open(meals).find(id),
    mealOrders: (_, { elder, canteen, day, state, ...page }, { open }) =>
      open(meals).page({ elder, canteenId: canteen, day, state }, page),
    mealSubsidyRule: (_, { at }, context) => subsidyAt(context, at),
    elderlyCareSettings: (_, { within }, context) => settingsAt(context, checkedCode(within, 'within')),
  },
  Mutation: {
    openCanteen: (_, { input }, context) => openOne(context, input),
    closeCanteen: (_, { id, version, reason }, { open }) =>
      open(canteens).change(id, version, (row) => closeCanteen(row, reason)),
    publishMenu: (_, { input }, context) => publish(context, input),
    orderMeal: (_, { input }, context) => orderMeal(context, input),
    cancelMeal: (_, { id, version, reason }, { open }) => open(meals).change(id, version, (row) => cancel(row, reason)),
    cookMeal: (_, { id, version }, { open }) => open(meals).change(id, version, cook),
    deliverMeal: (_, { id, version }, { open }) => open(meals).change(id, version, deliver),
    handOverMeal: (_, { id, version }, { open }) => open(meals).change(id, version, handOver),
    missMeal: (_, target, context) => missMeal(context, target),
    rateMeal: (_, { id, version, score }, { open }) => open(meals).change(id, version, (row) => rate(row, score)),
    setMealSubsidy: (_, args, context) => setSubsidy(context, args),
    configureElderlyCare: (_, args, context) => configure(context, args),
  },
  Canteen: {
    __resolveReference: ({ id }, context) => seen(context, canteens, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    kitchen: ({ kitchenId }, _, { open }) => (kitchenId ? open(canteens).find(kitchenId) : null),
    menus: ({ id, kitchenId }, { day, ...page }, { open }) =>
      open(menus).page({ kitchenId: kitchenId ?? id, day }, page),
  },
  Menu: {
    __resolveReference: ({ id }, context) => seen(context, menus, id),
    kitchen: ({ kitchenId }, _, { open }) => open(canteens).find(kitchenId),
  },
  MealOrder: {
    __resolveReference: ({ id }, context) => seen(context, meals, id),
    elder: ({ elder }, _, { open }) => open(elders).find(elder),
    canteen: ({ canteenId }, _, { open }) => open(canteens).find(canteenId),
    menu: ({ menuId }, _, { open }) => open(menus).find(menuId),
    task: ({ taskId }) => (taskId ? { id: taskId } : null),
  },
};
