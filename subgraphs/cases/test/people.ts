import type { Person, Someone, Town } from '@linli/testkit';

// 包河区 with the two-tier 滨湖世纪社区; 庐阳区 with the three-tier 三孝口街道.
export const BAOHE = '340111000000';
export const BINHU = '340111400000';
export const BINHU_COMMITTEE = '340111400001';
export const BINHU_GRID = '340111400001001001';
export const LUYANG = '340103000000';
export const SANXIAOKOU = '340103009000';
export const COMMUNITY = '340103009001';
export const NEXT_COMMUNITY = '340103009002';
export const GRID = '340103009001001001';
export const NEXT_GRID = '340103009001001002';

export const people = {
  gridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [GRID], id: 'u-grid' },
  otherGridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [NEXT_GRID], id: 'u-grid-2' },
  colleague: { at: COMMUNITY, roles: ['grid-worker'], grids: [GRID], id: 'u-grid-3' },
  hub: { at: COMMUNITY, roles: ['hub-operator'], id: 'u-hub' },
  secondHub: { at: COMMUNITY, roles: ['hub-operator'], id: 'u-hub-2' },
  clerk: { at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk' },
  lead: { at: COMMUNITY, roles: ['community-lead'], id: 'u-lead' },
  street: { at: SANXIAOKOU, roles: ['street-dispatcher'], id: 'u-street' },
  streetLead: { at: SANXIAOKOU, roles: ['street-lead'], id: 'u-street-lead' },
  district: { at: LUYANG, roles: ['district-dispatcher'], id: 'u-district' },
  admin: { at: LUYANG, roles: ['district-admin'], id: 'u-admin' },
  inspector: { at: LUYANG, roles: ['inspector'], id: 'u-inspector' },
  handler: { at: SANXIAOKOU, roles: ['dept-handler'], departments: ['urban-management'], id: 'u-dept' },
  fire: { at: SANXIAOKOU, roles: ['dept-handler'], departments: ['fire'], id: 'u-fire' },
  localHandler: { at: COMMUNITY, roles: ['dept-handler'], departments: ['urban-management'], id: 'u-dept-local' },
  localFire: { at: COMMUNITY, roles: ['dept-handler'], departments: ['fire'], id: 'u-fire-local' },
  neighbourHub: { at: NEXT_COMMUNITY, roles: ['hub-operator'], id: 'u-neighbour' },
  neighbourLead: { at: NEXT_COMMUNITY, roles: ['community-lead', 'inspector'], id: 'u-neighbour-lead' },
  neighbourHandler: {
    at: NEXT_COMMUNITY,
    roles: ['dept-handler'],
    departments: ['urban-management'],
    id: 'u-neighbour-dept',
  },
  resident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident' },
  otherResident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident-2' },
  binhuHub: { at: BINHU, roles: ['hub-operator', 'community-lead'], id: 'u-binhu' },
  binhuGrid: { at: BINHU, roles: ['grid-worker'], grids: [BINHU_GRID], id: 'u-binhu-grid' },
  binhuHandler: { at: BINHU, roles: ['dept-handler'], departments: ['urban-management'], id: 'u-binhu-dept' },
  baohe: { at: BAOHE, roles: ['district-dispatcher'], id: 'u-baohe' },
} as const satisfies Record<string, Someone>;

export type Name = keyof typeof people;

const CASE = `id version number state tier nodeCode department departmentNode handler isOpen returnCount reworkCount
  reopenCount unreachableCount satisfaction light overdue joint dueAt actions { action needsReason }`;

export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

type Args = Readonly<Record<string, unknown>>;

interface Did {
  readonly name: string;
  readonly on?: Seen;
  readonly args?: Args;
}

const types: Readonly<Record<string, string>> = {
  reason: 'String!',
  cause: 'CannotHandle!',
  to: 'PartyInput!',
  lead: 'PartyInput!',
  coHandlers: '[PartyInput!]!',
  answer: 'JointAnswer!',
  ok: 'Boolean!',
  into: 'ID!',
  text: 'String!',
  isPublic: 'Boolean',
};

const inputs: Readonly<Record<string, string>> = {
  resolveCase: 'ResolveInput!',
  recordCallback: 'CallbackInput!',
  requestPause: 'PauseInput!',
};

const typeOf = (mutation: string, name: string): string =>
  (name === 'input' && inputs[mutation]) ||
  (name === 'note' && mutation === 'answerJoint' && 'String!') ||
  types[name] ||
  'String';

/** One action on a case, as somebody. */
export async function does(person: Person, { name, on, args = {} }: Did): Promise<Seen> {
  const variables = { id: on?.id, version: on?.version, ...args };
  const own = Object.keys(args).filter((each) => each !== 'id' && each !== 'version');
  const declared = own.map((each) => `, $${each}: ${typeOf(name, each)}`).join('');
  const passed = own.map((each) => `, ${each}: $${each}`).join('');
  const fields = name.endsWith('Pause') && name !== 'resumeCase' ? 'id version state' : CASE;
  const text = `mutation ($id: ID!, $version: Int!${declared}) { ${name}(id: $id, version: $version${passed}) { ${fields} } }`;
  return ((await person.asks(text, variables)) as Record<string, Seen>)[name] as Seen;
}

const REPORT = `mutation ($input: ReportInput!) { reportCase(input: $input) { ${CASE} } }`;

/** A matter the centre must look at first: its category is handled by the community. */
export const COMMUNITY_MATTER = 'C02';
/** A matter that goes straight to the grid. */
export const GRID_MATTER = 'E01';

export async function reports(person: Person, input: Args = {}): Promise<Seen> {
  const whole = {
    place: GRID,
    title: '三轮车堵住消防通道',
    description: '三号楼下一直停着',
    category: COMMUNITY_MATTER,
    channel: 'ESTATE_PATROL',
    ...input,
  };
  return ((await person.asks(REPORT, { input: whole })) as { reportCase: Seen }).reportCase;
}

export async function looks(person: Person, id: string): Promise<Seen> {
  return ((await person.asks(`query ($id: ID!) { case(id: $id) { ${CASE} } }`, { id })) as { case: Seen }).case;
}

export type Cast = Readonly<Record<Name, Person>>;

/** Everybody, in one town. */
export const castOf = ({ person }: Pick<Town, 'person'>): Cast =>
  Object.fromEntries(Object.entries(people).map(([name, someone]) => [name, person(someone)])) as Cast;

export const reason = { reason: '情况属实' };
export const settled = { input: { result: '已处理' } };
