import type { Someone, Town } from '@linli/testkit';
import { abilityItems } from '../src/ability.scale.ts';

// 包河区 with the two-tier 滨湖世纪社区 and two of its committees.
export const BAOHE = '340111000000';
export const COMMUNITY = '340111400001';
export const NEXT_COMMUNITY = '340111400002';
export const GRID = '340111400001001';
export const NEXT_GRID = '340111400001002';

export const people = {
  clerk: { at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk' },
  lead: { at: COMMUNITY, roles: ['community-lead'], id: 'u-lead' },
  hub: { at: COMMUNITY, roles: ['hub-operator'], id: 'u-hub' },
  assessor: { at: COMMUNITY, roles: ['assessor'], id: 'u-assessor-1' },
  second: { at: COMMUNITY, roles: ['assessor'], id: 'u-assessor-2' },
  operator: { at: COMMUNITY, roles: ['meal-operator'], id: 'u-operator' },
  gridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [GRID], id: 'u-grid' },
  otherGridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [NEXT_GRID], id: 'u-grid-2' },
  neighbour: {
    at: NEXT_COMMUNITY,
    roles: ['community-lead', 'community-clerk', 'assessor', 'meal-operator', 'hub-operator'],
    id: 'u-neighbour',
  },
  district: { at: BAOHE, roles: ['district-admin'], id: 'u-district' },
  resident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident' },
} as const satisfies Record<string, Someone>;

export type Cast = Readonly<Record<keyof typeof people, ReturnType<Town['person']>>>;
type Person = Cast[keyof Cast];

/** Everybody, in one town. */
export const castOf = ({ person }: Pick<Town, 'person'>): Cast =>
  Object.fromEntries(Object.entries(people).map(([name, someone]) => [name, person(someone)])) as Cast;

export interface Seen {
  readonly id: string;
  readonly version: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
  readonly [field: string]: any;
}

const FIELDS: Readonly<Record<string, string>> = {
  ElderProfile: 'state ageBand livesAlone situation watchLevel watchedByHand level jurisdictionCode gridCode',
  ElderContact: 'relation name phone',
  AbilityAssessment: `state level answered assessors signedBy isCurrent outcome ruleVersion expiresAt
    answers { item score } scores total adjustments`,
  CarePlan: 'state level lines { kind everyDays }',
  CareTask: 'state kind assignee result',
  Alert:
    'state step isOpen dueAt unanswered answeredBy worker { id } case { id } clocks { step startedAt dueAt endedAt }',
  ServiceProvider: 'state name',
  ServiceOrder: 'state price score',
  Canteen: 'isOpen kind kitchen { id }',
  Menu: 'day meal price dishes',
  MealOrder: 'state base subsidy price ruleVersion score task { id } lookedAfterAt',
  SatisfactionAnswer: 'about score comment',
};

// What each mutation gives back, and what it takes besides id and version.
const mutations: Readonly<Record<string, readonly [type: string, args?: Readonly<Record<string, string>>]>> = {
  registerElder: ['ElderProfile', { input: 'ElderInput!' }],
  describeElder: ['ElderProfile', { situation: 'LivingSituation', incomeTag: 'IncomeTag' }],
  watchElder: ['ElderProfile', { watched: 'Boolean!', reason: 'String!' }],
  addElderContact: ['ElderContact', { input: 'ElderContactInput!' }],
  removeElderContact: [''],
  startAssessment: ['AbilityAssessment', { input: 'AssessmentInput!' }],
  recordAbility: ['AbilityAssessment', { input: 'AbilityInput!' }],
  signAssessment: ['AbilityAssessment'],
  returnAssessment: ['AbilityAssessment', { reason: 'String!' }],
  publishAssessment: ['AbilityAssessment'],
  appealAssessment: ['AbilityAssessment', { reason: 'String!' }],
  decideAssessmentAppeal: ['AbilityAssessment', { keep: 'Boolean!', reason: 'String!' }],
  draftCarePlan: ['CarePlan', { input: 'CarePlanInput!' }],
  reviseCarePlan: ['CarePlan', { lines: '[CarePlanLineInput!]!' }],
  startCarePlan: ['CarePlan'],
  endCarePlan: ['CarePlan', { reason: 'String!' }],
  giveCareTask: ['CareTask', { input: 'CareTaskInput!' }],
  startCareTask: ['CareTask'],
  finishCareTask: ['CareTask', { result: 'String!' }],
  cancelCareTask: ['CareTask', { reason: 'String!' }],
  raiseAlert: ['Alert', { input: 'AlertInput!' }],
  acknowledgeAlert: ['Alert'],
  answerAlert: ['Alert', { by: 'AlertStep!' }],
  arriveAtAlert: ['Alert'],
  dismissAlert: ['Alert', { reason: 'String!' }],
  registerProvider: ['ServiceProvider', { input: 'ProviderInput!' }],
  suspendProvider: ['ServiceProvider', { reason: 'String!' }],
  resumeProvider: ['ServiceProvider'],
  placeServiceOrder: ['ServiceOrder', { input: 'ServiceOrderInput!' }],
  acceptServiceOrder: ['ServiceOrder'],
  refuseServiceOrder: ['ServiceOrder', { reason: 'String!' }],
  finishServiceOrder: ['ServiceOrder'],
  confirmServiceOrder: ['ServiceOrder', { score: 'Int!' }],
  cancelServiceOrder: ['ServiceOrder', { reason: 'String!' }],
  openCanteen: ['Canteen', { input: 'CanteenInput!' }],
  closeCanteen: ['Canteen', { reason: 'String!' }],
  publishMenu: ['Menu', { input: 'MenuInput!' }],
  orderMeal: ['MealOrder', { input: 'MealInput!' }],
  cancelMeal: ['MealOrder', { reason: 'String!' }],
  cookMeal: ['MealOrder'],
  deliverMeal: ['MealOrder'],
  handOverMeal: ['MealOrder'],
  missMeal: ['MealOrder'],
  rateMeal: ['MealOrder', { score: 'Int!' }],
  answerSatisfaction: ['SatisfactionAnswer', { input: 'SatisfactionInput!' }],
};

type Args = Readonly<Record<string, unknown>>;

/** One change, as somebody. On a thing it has, at the version it was seen at. */
export async function does(
  person: Person,
  mutation: string,
  { on, ...rest }: Args & { on?: Seen } = {},
): Promise<Seen> {
  const [type = '', takes = {}] = mutations[mutation] ?? [];
  const args: Args = { ...(on ? { id: on.id, version: on.version } : {}), ...rest };
  const types: Readonly<Record<string, string>> = { id: 'ID!', version: 'Int!', ...takes };
  const declared = Object.keys(args).map((name) => `$${name}: ${types[name]}`);
  const given = Object.keys(args).map((name) => `${name}: $${name}`);
  const selected = type ? `{ id version ${FIELDS[type]} }` : '';
  const query = `mutation (${declared.join(', ')}) { ${mutation}(${given.join(', ')}) ${selected} }`;
  return (await person.asks(query, args))[mutation] as Seen;
}

/** A thing as somebody sees it, or null. */
export async function looks(person: Person, type: string, id: string): Promise<Seen> {
  const field = type.charAt(0).toLowerCase() + type.slice(1);
  return (await person.asks(`query ($id: ID!) { ${field}(id: $id) { id version ${FIELDS[type]} } }`, { id }))[field];
}

/** What was told the city, in order. */
export const told = async ({ journal }: Pick<Town, 'journal'>): Promise<readonly string[]> =>
  (await journal()).flatMap(({ event }) => (event ? [event.type] : []));

/** Refused from next door, at an old version, and without the right. */
export async function refused(cast: Cast, by: Person, mutation: string, args: Args & { on: Seen }): Promise<void> {
  await expect(does(cast.neighbour, mutation, args)).rejects.toMatchObject({
    code: expect.stringMatching(/NOT_FOUND|NOT_PERMITTED/),
  });
  const old = { ...args, on: { ...args.on, version: args.on.version + 7 } };
  await expect(does(by, mutation, old)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  await expect(does(cast.resident, mutation, args)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
}

/** Population says that somebody lives in the grid. */
export const arrives = (
  { hear }: Pick<Town, 'hear'>,
  subject: string,
  { version = 1, place = GRID, ...facts }: { version?: number; place?: string } & Args = {},
): Promise<void> =>
  hear({
    type: 'resident.registered',
    subject,
    jurisdiction: place,
    version,
    data: { residency: 'HUKOU', household: null, house: null, ageBand: 'AGE_80_89', livesAlone: true, ...facts },
  });

/** Everything as well as it can be, with some items said otherwise. */
export const answersWith = (over: Readonly<Record<string, number>> = {}) =>
  abilityItems.map(({ code: item, max }) => ({ item, score: over[item] ?? max }));

/** Assessed by two and submitted; level 0 unless told otherwise. */
export async function submitted(cast: Cast, elder: string, input: Args = {}): Promise<Seen> {
  const assessors = [people.assessor.id, people.second.id];
  const begun = await does(cast.assessor, 'startAssessment', { input: { elder, reason: 'FIRST', assessors } });
  const recorded = await does(cast.assessor, 'recordAbility', {
    on: begun,
    input: { answers: answersWith(), ...input },
  });
  const signed = await does(cast.assessor, 'signAssessment', { on: recorded });
  return does(cast.second, 'signAssessment', { on: signed });
}

/** A kitchen, the point it cooks for, and what it cooks today for lunch. */
export async function kitchen(cast: Cast, day = '2026-03-02') {
  const cooks = await does(cast.lead, 'openCanteen', {
    input: { place: COMMUNITY, name: '滨湖中央厨房', kind: 'KITCHEN' },
  });
  const point = await does(cast.lead, 'openCanteen', {
    input: { place: GRID, name: '琼临助餐点', kind: 'COMMUNITY_POINT', kitchen: cooks.id },
  });
  const menu = await does(cast.operator, 'publishMenu', {
    input: { kitchen: cooks.id, day, meal: 'LUNCH', dishes: ['红烧鱼'], price: 1500 },
  });
  return { cooks, point, menu };
}
