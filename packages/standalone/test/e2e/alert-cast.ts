import { dayOf } from '@linli/kit';
import { does, on, type Known } from './merge-cast.ts';
import { openDoor, type Door } from './places.ts';
import { type Caller, eventually, type TheCity } from './the-city.ts';

/** Who takes part, by what they do in 滨湖世纪社区. */
export interface Helpers {
  readonly hub: Caller;
  readonly clerk: Caller;
  readonly grid: Caller;
  readonly info: Caller;
  readonly meal: Caller;
  readonly assessors: readonly [Caller, Caller];
}

export const helpersOf = async (city: TheCity): Promise<Helpers> => ({
  hub: await city.as('hub-binhu'),
  clerk: await city.as('clerk-binhu'),
  grid: await city.as('grid-binhu'),
  info: await city.as('info-binhu'),
  meal: await city.as('meal-binhu'),
  assessors: [await city.as('assessor-binhu'), await city.as('assessor-binhu-2')],
});

const loginOf = async (who: Caller): Promise<string> => (await who.asks('{ me { id } }')).me.id;

/** The grid's worker reports for duty; somebody else of the place is on duty next door. */
export async function onDuty({ hub, grid }: Helpers, door: Door): Promise<string> {
  const worker = await does(hub, 'registerWorker', {
    input: ['WorkerInput!', { place: '340111400001', name: '陈一网', kind: 'GRID_STAFF', userId: await loginOf(grid) }],
  });
  const seat = await does(hub, 'assignWorker', {
    worker: ['ID!', worker.id],
    place: ['ID!', door.grid],
    role: ['AssignmentRole!', 'GRID_WORKER'],
  });
  await does(grid, 'startDuty', on(seat));
  return worker.id;
}

/** A woman of ninety who lives alone in the grid, as the community registers her. */
export async function anElder({ clerk }: Helpers, { grid: place }: Door): Promise<string> {
  const estate = await does(clerk, 'registerEstate', {
    input: ['EstateInput!', { place: '340111400001', name: '长者苑' }],
  });
  const building = await does(clerk, 'registerBuilding', {
    input: ['BuildingInput!', { place, estate: estate.id, number: '1', floors: 6, units: 1 }],
  });
  const house = await does(clerk, 'registerHouse', {
    input: ['HouseInput!', { building: building.id, unit: '1', floor: 1, room: '101', use: 'OWN' }],
  });
  const person = { name: '王秀英', idType: 'NONE', birthDate: '1935-05-06', sexCode: '2', residency: 'HUKOU' };
  const { id } = await does(clerk, 'registerResident', {
    input: ['ResidentInput!', { ...person, house: house.id, relation: 'OWNER' }],
  });
  await does(clerk, 'registerHousehold', { input: ['HouseholdInput!', { house: house.id, head: id }] });
  return id;
}

const ITEMS = '{ abilityScale { items { code max } } }';

/** Assessed by two, published by the centre's lead: everything as well as can be, but bladder and bathing. */
export async function assessed({ hub, assessors }: Helpers, elder: string): Promise<void> {
  const [first, second] = assessors;
  const logins = [await loginOf(first), await loginOf(second)];
  const begun = await does(first, 'startAssessment', {
    input: ['AssessmentInput!', { elder, reason: 'FIRST', assessors: logins }],
  });
  const items = (await first.asks(ITEMS)).abilityScale.items as { code: string; max: number }[];
  const answers = items.map(({ code: item, max }) => ({ item, score: Math.floor(max / 2) }));
  const recorded = await does(first, 'recordAbility', {
    ...on(begun),
    input: ['AbilityInput!', { answers, total: 90 }],
  });
  const signed = await does(first, 'signAssessment', on(recorded));
  await does(hub, 'publishAssessment', on(await does(second, 'signAssessment', on(signed))));
}

export async function plannedFor({ clerk }: Helpers, elder: string): Promise<void> {
  const lines = [{ kind: 'VISIT', everyDays: 7 }];
  await does(
    clerk,
    'startCarePlan',
    on(await does(clerk, 'draftCarePlan', { input: ['CarePlanInput!', { elder, lines }] })),
  );
}

/** Today's dinner, taken at the counter, so that it does not matter what time it is. */
export async function mealFor({ hub, meal }: Helpers, elder: string): Promise<Known> {
  const place = '340111400001';
  const kitchen = await does(hub, 'openCanteen', {
    input: ['CanteenInput!', { place, name: '滨湖中央厨房', kind: 'KITCHEN' }],
  });
  const point = await does(hub, 'openCanteen', {
    input: ['CanteenInput!', { place, name: '琼临助餐点', kind: 'COMMUNITY_POINT', kitchen: kitchen.id }],
  });
  const day = dayOf(new Date());
  const menu = await does(meal, 'publishMenu', {
    input: ['MenuInput!', { kitchen: kitchen.id, day, meal: 'DINNER', dishes: ['鲫鱼豆腐汤'], price: 1500 }],
  });
  const input = { elder, canteen: point.id, menu: menu.id };
  return does(meal, 'orderMeal', { input: ['MealInput!', input] });
}

/** The profile, once population's word has arrived. */
export const profileOf = ({ clerk }: Helpers, id: string) =>
  eventually(
    async () => (await clerk.asks('query ($id: ID!) { elderProfile(id: $id) { watchLevel } }', { id })).elderProfile,
    (profile) => profile?.watchLevel === 'CLOSE',
    60,
  );

export const anArea = (helpers: Helpers): Promise<Door> => openDoor(helpers.hub, '340111400001', '长者');
