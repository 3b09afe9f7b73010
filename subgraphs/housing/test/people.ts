import type { Someone, Town } from '@linli/testkit';

// 包河区 with the two-tier 滨湖世纪社区 and two of its committees.
export const BAOHE = '340111000000';
export const BINHU = '340111400000';
export const COMMUNITY = '340111400001';
export const NEXT_COMMUNITY = '340111400002';
export const GRID = '340111400001001001';
export const NEXT_GRID = '340111400001001002';

export const people = {
  clerk: { at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk' },
  lead: { at: COMMUNITY, roles: ['community-lead'], id: 'u-lead' },
  hub: { at: COMMUNITY, roles: ['hub-operator'], id: 'u-hub' },
  inspector: { at: COMMUNITY, roles: ['inspector'], id: 'u-inspector' },
  gridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [GRID], id: 'u-grid' },
  otherGridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [NEXT_GRID], id: 'u-grid-2' },
  neighbour: { at: NEXT_COMMUNITY, roles: ['community-lead', 'inspector', 'grid-worker'], id: 'u-neighbour' },
  district: { at: BAOHE, roles: ['district-admin'], id: 'u-district' },
  resident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident' },
} as const satisfies Record<string, Someone>;

export type Cast = Readonly<Record<keyof typeof people, ReturnType<Town['person']>>>;

/** Everybody, in one town. */
export const castOf = ({ person }: Pick<Town, 'person'>): Cast =>
  Object.fromEntries(Object.entries(people).map(([name, someone]) => [name, person(someone)])) as Cast;

export interface Seen {
  readonly id: string;
  readonly version: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
  readonly [field: string]: any;
}

type Person = Cast[keyof Cast];
type Args = Readonly<Record<string, unknown>>;

const FIELDS: Readonly<Record<string, string>> = {
  Estate: 'name street address { standardName aliases } facilities { kind count } gridCode',
  Building: 'number floors elevators address { standardName aliases layers { kind value } } gridCode',
  Unit: 'number',
  House: `use floor room unitNumber area addressKey registered seen gridCode address { standardName aliases }
    mismatches { id version kind }`,
  Lease: 'state isExpiring tenants { id } until house { id use }',
  Hazard: 'state isOpen overdue dueAt outcome returnCount actions case { id } house { id }',
  OccupancyCheck: 'seen registered checkedBy',
  Mismatch: 'kind state resolvedBy registered seen reason',
};

const returns: Readonly<Record<string, string>> = {
  describeEstate: 'Estate',
  appointPropertyCompany: 'Estate',
  seatOwnersCommittee: 'Estate',
  changeHouseUse: 'House',
  recordOccupancyCheck: 'OccupancyCheck',
};

const typeOf = (mutation: string): string =>
  returns[mutation] ?? Object.keys(FIELDS).find((type) => mutation.endsWith(type)) ?? '';

const inputs: Readonly<Record<string, string>> = {
  registerEstate: 'EstateInput!',
  describeEstate: 'EstateDetailsInput!',
  appointPropertyCompany: 'PropertyCompanyInput!',
  seatOwnersCommittee: 'OwnersCommitteeInput!',
  registerBuilding: 'BuildingInput!',
  describeBuilding: 'BuildingDetailsInput!',
  registerUnit: 'UnitInput!',
  registerHouse: 'HouseInput!',
  describeHouse: 'HouseDetailsInput!',
  registerLease: 'LeaseInput!',
  findHazard: 'HazardInput!',
  orderHazard: 'HazardOrderInput!',
  recordOccupancyCheck: 'OccupancyCheckInput!',
};

const types: Readonly<Record<string, string>> = {
  id: 'ID!',
  place: 'ID!',
  version: 'Int!',
  use: 'HouseUse!',
  alias: 'String!',
  reason: 'String!',
  measures: 'String!',
  ok: 'Boolean!',
  dueAt: 'DateTime',
};

const declaredAs = (mutation: string, name: string): string => {
  if (name === 'input') return inputs[mutation] ?? '';
  return mutation === 'checkHazard' && name === 'reason' ? 'String' : (types[name] ?? 'String');
};

/** One change, as somebody. On a thing it has, at the version it was seen at. */
export async function does(person: Person, mutation: string, { on, ...rest }: Args & { on?: Seen }): Promise<Seen> {
  const args = { ...(on ? { id: on.id, version: on.version } : {}), ...rest };
  const declared = Object.keys(args).map((name) => `$${name}: ${declaredAs(mutation, name)}`);
  const given = Object.keys(args).map((name) => `${name}: $${name}`);
  const type = typeOf(mutation);
  const version = type === 'OccupancyCheck' ? '' : 'version';
  const selected = mutation === 'removeHouse' ? '' : `{ id ${version} ${FIELDS[type] ?? ''} }`;
  const data = await person.asks(
    `mutation (${declared.join(', ')}) { ${mutation}(${given.join(', ')}) ${selected} }`,
    args,
  );
  return data[mutation] as Seen;
}

/** A thing as somebody sees it, or null. */
export async function looks(person: Person, type: keyof typeof FIELDS & string, id: string): Promise<Seen> {
  const field = type.charAt(0).toLowerCase() + type.slice(1);
  return (await person.asks(`query ($id: ID!) { ${field}(id: $id) { id version ${FIELDS[type]} } }`, { id }))[field];
}

export interface Homes {
  readonly estate: Seen;
  readonly building: Seen;
  readonly house: Seen;
}

/** 琼临苑 3 栋 with one house, 2 单元 501 室, in the grid. */
export async function homes(cast: Cast, over: Args = {}): Promise<Homes> {
  const estate = await does(cast.clerk, 'registerEstate', {
    input: { place: COMMUNITY, name: '琼临苑', street: '广西路88号' },
  });
  const building = await does(cast.clerk, 'registerBuilding', {
    input: { place: GRID, estate: estate.id, number: '3号楼', floors: 6, basements: 1, units: 2 },
  });
  const house = await does(cast.clerk, 'registerHouse', {
    input: { building: building.id, unit: '二单元', floor: 5, room: '501室', area: 89.5, ...over },
  });
  return { estate, building, house };
}

/** What was told the city, in order. */
export const told = async ({ journal }: Pick<Town, 'journal'>): Promise<readonly string[]> =>
  (await journal()).flatMap(({ event }) => (event ? [event.type] : []));

/** Everything that may not be done to one thing: from next door, at an old version, without the right. */
export async function refused(cast: Cast, mutation: string, args: Args & { on: Seen }): Promise<void> {
  await expect(does(cast.neighbour, mutation, args)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(
    does(cast.lead, mutation, { ...args, on: { ...args.on, version: args.on.version + 7 } }),
  ).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
  await expect(does(cast.resident, mutation, args)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
}
