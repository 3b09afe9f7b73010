import type { Person, Someone, Town } from '@linli/testkit';
import { citizenNumberOf, nowhere } from '@linli/vocabulary';
import { knownHouses } from '../src/known-house.model.ts';

// 包河区 with the two-tier 滨湖世纪社区 and two of its committees.
export const BAOHE = '340111000000';
export const BINHU = '340111400000';
export const COMMUNITY = '340111400001';
export const NEXT_COMMUNITY = '340111400002';
export const GRID = '340111400001001';
export const NEXT_GRID = '340111400001002';
export const LUYANG = '340103000000';

export const people = {
  gridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [GRID], id: 'u-grid' },
  otherGridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [NEXT_GRID], id: 'u-grid-2' },
  clerk: { at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk' },
  colleague: { at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk-2' },
  nextClerk: { at: NEXT_COMMUNITY, roles: ['community-clerk'], id: 'u-next-clerk' },
  lead: { at: BINHU, roles: ['community-lead'], id: 'u-lead' },
  admin: { at: BAOHE, roles: ['district-admin'], id: 'u-admin' },
  foreignAdmin: { at: LUYANG, roles: ['district-admin'], id: 'u-admin-2' },
  officer: { at: BAOHE, roles: ['privacy-officer'], id: 'u-privacy' },
  secondOfficer: { at: BAOHE, roles: ['privacy-officer'], id: 'u-privacy-2' },
  foreignOfficer: { at: LUYANG, roles: ['privacy-officer'], id: 'u-privacy-3' },
  justice: { at: BINHU, roles: ['dept-handler'], departments: ['justice'], id: 'u-justice' },
  justiceToo: { at: BINHU, roles: ['dept-handler'], departments: ['justice'], id: 'u-justice-2' },
  foreignJustice: { at: LUYANG, roles: ['dept-handler'], departments: ['justice'], id: 'u-justice-3' },
  health: { at: BINHU, roles: ['dept-handler'], departments: ['health'], id: 'u-health' },
  resident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident' },
  otherResident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident-2' },
} as const satisfies Record<string, Someone>;

export type Name = keyof typeof people;
export type Cast = Readonly<Record<Name, Person>>;

/** Everybody, in one town. */
export const castOf = ({ person }: Pick<Town, 'person'>): Cast =>
  Object.fromEntries(Object.entries(people).map(([name, someone]) => [name, person(someone)])) as Cast;

export interface Seen {
  readonly id: string;
  readonly version: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
  readonly [field: string]: any;
}

export const RESIDENT = `id version jurisdictionCode gridCode name phone idNumber birthDate ageYears ageBand sexCode status
  residency livesAlone relationToHead unverified completeness pendingChanges endedOn careTags household { id size state }
  house { id }`;

/** A citizen number of nobody, born on a day; odd orders are men's. */
export const numberOf = (birthDate: string, order = 1): string =>
  citizenNumberOf({ region: nowhere, birthDate, order });

export const wang = {
  name: '王小明',
  idType: 'CITIZEN',
  idNumber: numberOf('1960-03-02', 1),
  phone: '13912345678',
  residency: 'HUKOU',
  place: GRID,
};

export const li = {
  ...wang,
  name: '李秀英',
  idNumber: numberOf('1962-05-06', 2),
  phone: '13987654321',
};

const REGISTER = `mutation ($input: ResidentInput!) { registerResident(input: $input) { ${RESIDENT} } }`;

export async function registers(person: Person, input: Readonly<Record<string, unknown>> = {}): Promise<Seen> {
  return (await person.asks(REGISTER, { input: { ...wang, ...input } })).registerResident as Seen;
}

export async function looks(person: Person, id: string): Promise<Seen> {
  return (await person.asks(`query ($id: ID!) { resident(id: $id) { ${RESIDENT} } }`, { id })).resident as Seen;
}

interface Did {
  readonly name: string;
  readonly on?: Pick<Seen, 'id' | 'version'>;
  /** Each with its type: `{ on: ['Date!', '2026-03-01'] }`. */
  readonly args?: Readonly<Record<string, readonly [string, unknown]>>;
  readonly fields?: string;
}

/** One mutation, as somebody. */
export async function does(person: Person, { name, on, args = {}, fields = RESIDENT }: Did): Promise<Seen> {
  const target = on ? { id: ['ID!', on.id] as const, version: ['Int!', on.version] as const } : {};
  const all = Object.entries({ ...target, ...args });
  const declared = all.map(([key, [type]]) => `$${key}: ${type}`).join(', ');
  const passed = all.map(([key]) => `${key}: $${key}`).join(', ');
  const variables = Object.fromEntries(all.map(([key, [, value]]) => [key, value]));
  const text = `mutation${declared && `(${declared})`} { ${name}${passed && `(${passed})`} { ${fields} } }`;
  return (await person.asks(text, variables))[name] as Seen;
}

/** A house that housing told of. */
export const aHouse = (town: Pick<Town, 'given'>, house: string, place: string = GRID) =>
  town.given(knownHouses, { place, house, building: 'b-1', addressKey: `滨湖家园/1/1/${house}`, holds: true, said: 1 });
