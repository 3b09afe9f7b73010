import { checkedCode, type Context, placeOf, registryAt } from '@linli/kit';
import { pathOf } from '@linli/vocabulary';
import { canteens, type Canteen } from './canteen.model.ts';
import { elders, type ElderProfile } from './elder-profile.model.ts';
import { forElder } from './elder.carry.ts';
import { meals, type MealOrder } from './meal-order.model.ts';
import { miss, openCanteen, order, publishMenu, turn, type Ordered } from './meal.rules.ts';
import { menus, type Menu } from './menu.model.ts';
import { subsidyRules, type SubsidyRule } from './meal-subsidy-rule.model.ts';
import type { CanteenInput, MealInput, MenuInput } from './schema.types.ts';
import { priced } from './subsidy.rules.ts';

const AT_ONCE = 200;

/** A kitchen may lie elsewhere in the province than the points it cooks for. */
const kitchenOf = (context: Context, place: string, id: string): Promise<Canteen> =>
  registryAt(place, context).open(canteens).load(id);

export async function openOne(context: Context, input: CanteenInput): Promise<Canteen> {
  const place = checkedCode(input.place, 'place');
  const kitchen = input.kitchen ? await kitchenOf(context, place, input.kitchen) : null;
  return context.open(canteens).insert(place, openCanteen(input, kitchen));
}

export async function publish(context: Context, input: MenuInput): Promise<Menu> {
  const { open, now } = context;
  const kitchen = await open(canteens).load(input.kitchen);
  const twin = await open(menus).findBy({ kitchenId: kitchen.id, day: input.day, meal: input.meal });
  return open(menus).insert(placeOf(kitchen), publishMenu(input, kitchen, { now, isTwice: twin !== null }));
}

/** The rule that holds at a place: the nearest node's that has one. */
export async function ruleAt({ reference }: Pick<Context, 'reference'>, place: string): Promise<SubsidyRule | null> {
  const path = pathOf(place);
  const found = new Map((await reference(subsidyRules).findMany([...path])).map((rule) => [rule.id, rule]));
  return path.map((node) => found.get(node)).findLast((rule) => rule !== undefined) ?? null;
}

async function costOf(context: Context, elder: ElderProfile, base: number): Promise<Ordered> {
  const rule = await ruleAt(context, placeOf(elder));
  const price = priced(base, rule?.lines ?? [], elder);
  return { ...price, ruleVersion: rule && price.subsidy > 0 ? `${rule.id}@${rule.version}` : null };
}

export async function orderMeal(context: Context, input: MealInput): Promise<MealOrder> {
  const { open, now, viewer } = context;
  const { elder, of, place } = await forElder(context, input.elder);
  const point = await open(canteens).load(input.canteen);
  const menu = await registryAt(place, context).open(menus).load(input.menu);
  const same = await open(meals).some({ elder: of.elder, day: menu.day, meal: menu.meal }, { limit: 50 });
  const isTwice = same.some(({ state }) => state !== 'CANCELLED');
  const cost = await costOf(context, elder, menu.price);
  const ordering = { now, isTwice, isAtCounter: viewer.permissions.has('meal.serve') };
  return open(meals).insert(place, order({ point, menu, toHome: input.toHome ?? false, of }, cost, ordering));
}

const isWatched = async ({ open }: Context, elder: string): Promise<boolean> =>
  (await open(elders).find(elder))?.watchLevel === 'CLOSE';

export async function missMeal(context: Context, { id, version }: { id: string; version: number }): Promise<MealOrder> {
  const { elder } = await context.open(meals).load(id);
  const watched = await isWatched(context, elder);
  return context.open(meals).change(id, version, (row) => miss(row, watched));
}

async function turnOne(context: Context, id: string): Promise<void> {
  const { elder } = await context.open(meals).load(id);
  const watched = await isWatched(context, elder);
  await context.open(meals).amend(id, (row) => turn(row, watched, context.now));
}

/** Meals that wait at the point after their time, one transaction each. */
export async function turnMeals(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(meals).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, each) => turnOne(each, id),
  );
}
