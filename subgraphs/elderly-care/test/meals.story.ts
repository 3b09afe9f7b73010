import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  arrives,
  BAOHE,
  castOf,
  COMMUNITY,
  does,
  GRID,
  kitchen,
  looks,
  people,
  refused,
  type Seen,
  told,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const SET = `mutation ($at: ID!, $version: Int!, $lines: [MealSubsidyLineInput!]!) {
  setMealSubsidy(at: $at, version: $version, lines: $lines) { at version } }`;

const ordered = async (over: object = {}): Promise<Seen> => {
  await arrives(made, 'r1');
  const { point, menu } = await kitchen(cast);
  return does(cast.clerk, 'orderMeal', { input: { elder: 'r1', canteen: point.id, menu: menu.id, ...over } });
};

const step = (mutation: string, on: Seen, args: object = {}) => does(cast.operator, mutation, { on, ...args });
const delivered = async () => step('deliverMeal', await step('cookMeal', await ordered()));
const missed = async (id: string) => (await looks(cast.clerk, 'MealOrder', id))['state'];

describe('a canteen', () => {
  it('is a kitchen, or a point that names one; it is closed with a reason', async () => {
    const input = { place: GRID, name: '琼临助餐点', kind: 'COMMUNITY_POINT' };
    await expect(does(cast.lead, 'openCanteen', { input })).rejects.toMatchObject({ code: 'CANTEEN_KITCHEN' });
    const { cooks, point } = await kitchen(cast);
    await expect(does(cast.lead, 'openCanteen', { input: { ...input, kitchen: point.id } })).rejects.toMatchObject({
      code: 'CANTEEN_KITCHEN',
    });
    await expect(does(cast.neighbour, 'openCanteen', { input: { ...input, kitchen: cooks.id } })).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
    expect(point).toMatchObject({ kitchen: { id: cooks.id }, isOpen: true });
    await refused(cast, cast.lead, 'closeCanteen', { on: cooks, reason: '停业' });
    const closed = await does(cast.lead, 'closeCanteen', { on: cooks, reason: '停业' });
    await expect(does(cast.lead, 'closeCanteen', { on: closed, reason: '停业' })).rejects.toMatchObject({
      code: 'CANTEEN_STATE',
    });
    const menu = { kitchen: cooks.id, day: '2026-03-03', meal: 'LUNCH', dishes: ['鱼'], price: 1 };
    await expect(does(cast.operator, 'publishMenu', { input: menu })).rejects.toMatchObject({ code: 'CANTEEN_STATE' });
  });

  it('publishes one menu for a meal, not for yesterday, and in whole fen', async () => {
    const { cooks } = await kitchen(cast);
    const input = { kitchen: cooks.id, day: '2026-03-03', meal: 'LUNCH', dishes: ['豆腐'], price: 1200 };
    const publish = (over: object, who = cast.operator) => does(who, 'publishMenu', { input: { ...input, ...over } });
    await expect(publish({ day: '2026-03-01' })).rejects.toMatchObject({ code: 'MENU_DAY' });
    await expect(publish({ day: '2026-03-02' })).rejects.toMatchObject({ code: 'MENU_DAY' });
    await expect(publish({ dishes: [' '] })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(publish({ price: -1 })).rejects.toMatchObject({ code: 'MONEY_INVALID' });
    await expect(publish({}, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await publish({})).toMatchObject({ price: 1200 });
  });
});

describe('a meal', () => {
  it('goes from the kitchen to the point to the hand, and is rated; the city hears each step', async () => {
    let on = await ordered();
    for (const [mutation, state] of [
      ['cookMeal', 'COOKED'],
      ['deliverMeal', 'DELIVERED_POINT'],
      ['handOverMeal', 'HANDED_OVER'],
    ] as const) {
      await refused(cast, cast.operator, mutation, { on });
      on = await step(mutation, on);
      expect(on).toMatchObject({ state });
    }
    await refused(cast, cast.operator, 'rateMeal', { on, score: 5 });
    await expect(step('rateMeal', on, { score: 6 })).rejects.toMatchObject({ code: 'SCORE_INVALID' });
    expect(await step('rateMeal', on, { score: 5 })).toMatchObject({ state: 'RATED', score: 5 });
    expect((await told(made)).slice(-5)).toEqual([
      'meal.ordered',
      'meal.cooked',
      'meal.delivered',
      'meal.handed-over',
      'meal.rated',
    ]);
  });

  it('is ordered once, in time unless at the counter, from a point of its kitchen', async () => {
    const on = await ordered();
    const again = { input: { elder: 'r1', canteen: 'x', menu: 'y' } };
    await expect(does(cast.neighbour, 'orderMeal', again)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { mealOrder } = await cast.clerk.asks(
      'query ($id: ID!) { mealOrder(id: $id) { canteen { id } menu { id } } }',
      { id: on.id },
    );
    const input = { elder: 'r1', canteen: mealOrder.canteen.id, menu: mealOrder.menu.id };
    await expect(does(cast.clerk, 'orderMeal', { input })).rejects.toMatchObject({ code: 'MEAL_ORDERED' });
    await does(cast.clerk, 'cancelMeal', { on, reason: '住院' });
    made.clock.set('2026-03-02T10:00:00+08:00');
    await expect(does(cast.clerk, 'orderMeal', { input })).rejects.toMatchObject({ code: 'MEAL_LATE' });
    expect(await does(cast.operator, 'orderMeal', { input })).toMatchObject({ state: 'PLACED' });
    made.clock.set('2026-03-03T00:00:00+08:00');
    await expect(does(cast.operator, 'orderMeal', { input })).rejects.toMatchObject({ code: 'MEAL_LATE' });
  });

  it('is taken back before it is cooked', async () => {
    const on = await ordered();
    await refused(cast, cast.clerk, 'cancelMeal', { on, reason: '住院' });
    const cooked = await step('cookMeal', on);
    await expect(does(cast.clerk, 'cancelMeal', { on: cooked, reason: '住院' })).rejects.toMatchObject({
      code: 'MEAL_STATE',
    });
  });

  it('is missed by whoever has not come in time; of a watched elder somebody has to look', async () => {
    const { id } = await delivered();
    made.clock.set('2026-03-02T13:29:59+08:00');
    expect(await made.tick('meals')).toBe(0);
    made.clock.set('2026-03-02T13:30:00+08:00');
    expect(await made.tick('meals')).toBe(1);
    expect(await missed(id)).toBe('MISSED');
    const line = (await made.journal()).find(({ event }) => event?.type === 'meal.missed');
    expect(line).toMatchObject({ subject: id, place: GRID, event: { data: { elder: 'r1', watched: true } } });
    const said = { jurisdiction: GRID, data: { source: `meal/${id}` } };
    await made.hear(
      { type: 'task.assigned', subject: 't-1', ...said },
      { type: 'task.done', subject: 't-1', version: 2, ...said },
    );
    expect(await looks(cast.clerk, 'MealOrder', id)).toMatchObject({
      task: { id: 't-1' },
      lookedAfterAt: '2026-03-02T05:30:00.000Z',
    });
    await made.settle();
    const STATS = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "${COMMUNITY}" }]) { ... on Jurisdiction {
      elderlyStats { mealsToday missedMeals missedToAnswer missedAnswered } } } }`;
    expect((await cast.lead.asks(STATS))._entities[0].elderlyStats).toEqual({
      mealsToday: 1,
      missedMeals: 1,
      missedToAnswer: 1,
      missedAnswered: 1,
    });
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('is missed by hand too, and not by clock when it never reached the point', async () => {
    const on = await delivered();
    await refused(cast, cast.operator, 'missMeal', { on });
    expect(await step('missMeal', on)).toMatchObject({ state: 'MISSED' });
    const { point, menu } = await kitchen(cast, '2026-03-03');
    const other = await does(cast.clerk, 'orderMeal', { input: { elder: 'r1', canteen: point.id, menu: menu.id } });
    made.clock.set('2026-03-03T14:00:00+08:00');
    await made.tick('meals');
    expect(await missed(other.id)).toBe('PLACED');
  });
});

describe('the price', () => {
  const set = (at: string, lines: object[], version = 0, who = cast.district) => who.asks(SET, { at, version, lines });

  it('is less the subsidy of the nearest rule on the way up, and says which', async () => {
    await set(BAOHE, [{ fromAge: 80, amount: 300 }]);
    const carer = made.person({ ...people.clerk, purpose: 'ELDERLY_CARE' });
    const first = await ordered();
    expect(first).toMatchObject({ base: 1500, subsidy: null, price: null, ruleVersion: `${BAOHE}@1` });
    expect(await looks(carer, 'MealOrder', first.id)).toMatchObject({ subsidy: 300, price: 1200 });
    await set(COMMUNITY, [{ fromAge: 80, amount: 2000 }], 0, cast.lead);
    const { point, menu } = await kitchen(cast, '2026-03-04');
    const second = await does(cast.clerk, 'orderMeal', { input: { elder: 'r1', canteen: point.id, menu: menu.id } });
    expect(await looks(carer, 'MealOrder', second.id)).toMatchObject({
      subsidy: 1500,
      price: 0,
      ruleVersion: `${COMMUNITY}@1`,
    });
  });

  it('is set at the own node and below, at the version seen', async () => {
    await expect(set(BAOHE, [{ amount: 1 }], 0, cast.lead)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(set(BAOHE, [{ amount: 1 }], 4)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(set(BAOHE, [])).rejects.toMatchObject({ code: 'SUBSIDY_INVALID' });
    expect((await set('340111400002', [{ amount: 1 }])).setMealSubsidy).toEqual({ at: '340111400002', version: 1 });
    expect(await told(made)).toEqual(['meal-subsidy.set']);
  });
});
