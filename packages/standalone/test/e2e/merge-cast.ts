import { type Caller, eventually, type TheCity } from './the-city.ts';

export interface Known {
  readonly id: string;
  readonly version: number;
}

type Given = Readonly<Record<string, readonly [string, unknown]>>;

/** One change, as somebody; tried again while what another service has to know first is still under way. */
export async function does(who: Caller, name: string, given: Given, fields = 'id version'): Promise<Known> {
  const entries = Object.entries(given);
  const query = `mutation (${entries.map(([key, [type]]) => `$${key}: ${type}`).join(', ')}) {
    ${name}(${entries.map(([key]) => `${key}: $${key}`).join(', ')}) { ${fields} } }`;
  const variables = Object.fromEntries(entries.map(([key, [, value]]) => [key, value]));
  const { data, errors } = await eventually(
    () => who.answers(query, variables),
    (answer) => !answer.errors,
    10,
  );
  if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return (data as Readonly<Record<string, Known>>)[name] as Known;
}

export const on = ({ id, version }: Known) => ({ id: ['ID!', id], version: ['Int!', version] }) as const;

/** Somebody in a house of their own, with a household, a case about them and a visit planned. */
export interface Life {
  readonly id: string;
  readonly house: string;
  readonly household: string;
  readonly case: string;
  readonly visit: string;
}

export interface Cast {
  readonly clerk: Caller;
  readonly hub: Caller;
  readonly officer: Caller;
}

export const castOf = async (city: TheCity): Promise<Cast> => ({
  clerk: await city.as('clerk-binhu'),
  hub: await city.as('hub-binhu'),
  officer: await city.as('privacy-baohe'),
});

const PLACE = '340111400001';

/** A building to live in, of an estate of one's own. */
export async function aBuilding({ clerk }: Cast, name: string): Promise<string> {
  const estate = await does(clerk, 'registerEstate', { input: ['EstateInput!', { place: PLACE, name }] });
  const input = { estate: estate.id, number: '1', floors: 6, units: 1 };
  return (await does(clerk, 'registerBuilding', { input: ['BuildingInput!', input] })).id;
}

/** Somebody whose work it is to visit. */
export async function aWorker({ hub }: Cast, userId: string): Promise<string> {
  const input = { place: PLACE, name: '走访员', employer: '合一社区', kind: 'RESIDENT_HELPER', userId };
  return (await does(hub, 'registerWorker', { input: ['WorkerInput!', input] })).id;
}

interface Wanted {
  readonly building: string;
  readonly worker: string;
  readonly room: string;
  readonly person: Readonly<Record<string, unknown>>;
}

export async function aLife({ clerk, hub }: Cast, { building, worker, room, person }: Wanted): Promise<Life> {
  const house = await does(clerk, 'registerHouse', {
    input: ['HouseInput!', { building, unit: '1', floor: Number(room[0]), room, use: 'OWN' }],
  });
  const lives = { house: house.id, relation: 'OWNER', residency: 'HUKOU' };
  const { id } = await does(clerk, 'registerResident', { input: ['ResidentInput!', { ...person, ...lives }] });
  const household = await does(clerk, 'registerHousehold', {
    input: ['HouseholdInput!', { house: house.id, head: id }],
  });
  const report = {
    place: PLACE,
    title: '独居照料',
    description: '需要上门',
    category: 'C03',
    channel: 'STREET_PATROL',
  };
  const matter = await does(hub, 'reportCase', {
    input: ['ReportInput!', { ...report, links: [{ kind: 'RESIDENT', id }] }],
  });
  const plannedAt = new Date(Date.now() + 86_400_000).toISOString();
  const visit = await does(hub, 'planVisit', {
    input: ['VisitInput!', { kind: 'HOUSEHOLD', place: PLACE, worker, household: household.id, plannedAt }],
  });
  return { id, house: house.id, household: household.id, case: matter.id, visit: visit.id };
}

const SUGGEST = 'mutation ($a: ID!, $b: ID!) { suggestDuplicate(a: $a, b: $b, reason: "居民反映") { id version } }';
const PAIRS = '{ mergeCandidates(first: 20) { nodes { id version a { id } b { id } } } }';

/** The pair these two make on the merge desk: suggested now, unless the search found it before us. */
export async function pairOf({ clerk }: Cast, a: string, b: string): Promise<Known> {
  await clerk.answers(SUGGEST, { a, b });
  const { mergeCandidates } = await clerk.asks(PAIRS);
  return mergeCandidates.nodes.find(
    (pair: { a: Known; b: Known }) => [a, b].includes(pair.a.id) && [a, b].includes(pair.b.id),
  );
}

const SEE = `query ($house: ID!, $case: ID!, $visit: ID!) {
  house(id: $house) { registered residents(first: 5) { nodes { id } } leases { tenants { id } } }
  case(id: $case) { links { kind id } }
  visit(id: $visit) { household }
}`;

/** Whom the other subgraphs think a life belongs to, through the one door. */
export async function pointsTo({ clerk }: Cast, life: Life) {
  const variables = { house: life.house, case: life.case, visit: life.visit };
  const { house, case: matter, visit } = await clerk.asks(SEE, variables);
  return {
    registered: house.registered as number,
    residents: house.residents.nodes.map(({ id }: Known) => id) as string[],
    tenants: house.leases.flatMap(({ tenants }: { tenants: Known[] }) => tenants.map(({ id }) => id)) as string[],
    case: matter.links.map(({ id }: Known) => id) as string[],
    household: visit.household as string | null,
  };
}
