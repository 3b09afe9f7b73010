import type { Someone, Town } from '@linli/testkit';

// 包河区 with the two-tier 滨湖世纪社区 and two of its committees.
export const BAOHE = '340111000000';
export const BINHU = '340111400000';
export const COMMUNITY = '340111400001';
export const NEXT_COMMUNITY = '340111400002';
export const GRID = '340111400001001001';
export const NEXT_GRID = '340111400001001002';

const handler = { at: COMMUNITY, roles: ['dept-handler'] } as const;

export const people = {
  clerk: { at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk' },
  lead: { at: COMMUNITY, roles: ['community-lead'], id: 'u-lead' },
  hub: { at: COMMUNITY, roles: ['hub-operator'], id: 'u-hub' },
  inspector: { at: COMMUNITY, roles: ['inspector'], id: 'u-inspector' },
  gridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [GRID], id: 'u-grid' },
  otherGridWorker: { at: COMMUNITY, roles: ['grid-worker'], grids: [NEXT_GRID], id: 'u-grid-2' },
  fire: { ...handler, departments: ['fire'], id: 'u-fire' },
  health: { ...handler, departments: ['health'], id: 'u-health' },
  trader: { ...handler, departments: ['market-regulation'], id: 'u-market' },
  neighbour: {
    at: NEXT_COMMUNITY,
    roles: ['community-lead', 'dept-handler', 'inspector', 'grid-worker'],
    departments: ['fire', 'health'],
    id: 'u-neighbour',
  },
  district: { at: BAOHE, roles: ['district-admin'], id: 'u-district' },
  // Everything the place's people may do, in one pair of hands: for versions.
  all: {
    at: COMMUNITY,
    roles: ['community-lead', 'dept-handler', 'inspector'],
    departments: ['fire', 'health'],
    id: 'u-all',
  },
  resident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident' },
} as const satisfies Record<string, Someone>;

export type Cast = Readonly<Record<keyof typeof people, ReturnType<Town['person']>>>;
export type Person = Cast[keyof Cast];

/** Everybody, in one town. */
export const castOf = ({ person }: Pick<Town, 'person'>): Cast =>
  Object.fromEntries(Object.entries(people).map(([name, someone]) => [name, person(someone)])) as Cast;

export interface Seen {
  readonly id: string;
  readonly version: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
  readonly [field: string]: any;
}

type Args = Readonly<Record<string, unknown>>;

const INSPECTION = `state result isOpen isMissed isJoint visitsSaved actions reason case { id } parts { team checklist
  result recordedBy items { code ok note } } rectification { dueAt overdue measures returnCount submittedBy verifiedBy
  items { team code note } evidence { id fileName mediaType size } }`;
const MERCHANT = `name kind status creditCode gridCode jurisdictionCode creditScore employees closedAt
  credit { score ruleVersion reasons { code points subject } } industry { code edition section sectionName }
  premises { kind isLost house { id } point { id } } circle { id } stalls { id number } licences { id kind state }`;

const FIELDS: Readonly<Record<string, string>> = {
  Merchant: MERCHANT,
  Licence: 'kind number state validTo merchant { id creditScore }',
  Inspection: INSPECTION,
  BusinessCircle: 'name gridCode',
  CircleActivity: 'title isCancelled circle { id }',
  Market: 'name point { id }',
  Stall: 'number merchant { id } market { id }',
  Lot: `code goods unit quantity state reason testPassed arrivedOn source { kind name origin certificate }
    takenFrom { id } merchant { id }`,
  Price: 'goods unit day fen stall { id }',
  Checklist: 'code name team isSelfCheck kinds items { code text } district',
};

/** Mutations by what they give back; their input's type, where they have one. */
const returns: Readonly<Record<string, readonly [type: string, input?: string]>> = {
  openMerchant: ['Merchant', 'MerchantInput!'],
  describeMerchant: ['Merchant', 'MerchantDetailsInput!'],
  moveMerchant: ['Merchant'],
  suspendMerchant: ['Merchant'],
  resumeMerchant: ['Merchant'],
  closeMerchant: ['Merchant'],
  recordLicence: ['Licence', 'LicenceInput!'],
  renewLicence: ['Licence'],
  revokeLicence: ['Licence'],
  configureChecklist: ['Checklist', 'ChecklistInput!'],
  planInspection: ['Inspection', 'InspectionInput!'],
  cancelInspection: ['Inspection'],
  recordInspection: ['Inspection', 'FindingsInput!'],
  orderRectification: ['Inspection'],
  submitRectification: ['Inspection', 'EvidenceInput!'],
  verifyRectification: ['Inspection'],
  transferRectification: ['Inspection'],
  openCircle: ['BusinessCircle', 'CircleInput!'],
  joinCircle: ['Merchant'],
  leaveCircle: ['Merchant'],
  announceActivity: ['CircleActivity', 'ActivityInput!'],
  cancelActivity: ['CircleActivity'],
  openMarket: ['Market', 'MarketInput!'],
  letStall: ['Stall'],
  vacateStall: ['Stall'],
  receiveLot: ['Lot', 'LotInput!'],
  testLot: ['Lot'],
  withdrawLot: ['Lot'],
  sellOutLot: ['Lot'],
  postPrice: ['Price', 'PriceInput!'],
  correctPrice: ['Price'],
};

const types: Readonly<Record<string, string>> = {
  id: 'ID!',
  version: 'Int!',
  place: 'ID!',
  district: 'ID!',
  merchant: 'ID!',
  circle: 'ID!',
  premises: 'PremisesInput',
  reason: 'String!',
  validTo: 'Date',
  dueAt: 'DateTime!',
  ok: 'Boolean!',
  passed: 'Boolean!',
  fen: 'Int!',
};

const declaredAs = (mutation: string, name: string): string => {
  if (name === 'input') return returns[mutation]?.[1] ?? '';
  if (mutation === 'verifyRectification' && name === 'reason') return 'String';
  return mutation === 'verifyRectification' && name === 'dueAt' ? 'DateTime' : (types[name] ?? 'String');
};

/** One change, as somebody. On a thing it has, at the version it was seen at. */
export async function does(person: Person, mutation: string, { on, ...rest }: Args & { on?: Seen }): Promise<Seen> {
  const args = { ...(on ? { id: on.id, version: on.version } : {}), ...rest };
  const declared = Object.keys(args).map((name) => `$${name}: ${declaredAs(mutation, name)}`);
  const given = Object.keys(args).map((name) => `${name}: $${name}`);
  const [type = ''] = returns[mutation] ?? [];
  const text = `mutation (${declared.join(', ')}) { ${mutation}(${given.join(', ')}) { id version ${FIELDS[type]} } }`;
  return (await person.asks(text, args))[mutation] as Seen;
}

/** A thing as somebody sees it, or null. */
export async function looks(person: Person, type: keyof typeof FIELDS & string, id: string): Promise<Seen> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id version ${FIELDS[type]} } } }`;
  return (await person.asks(query, { r: [{ __typename: type, id }] }))._entities[0];
}

/** 琼临烟酒店 at a point of the grid. */
export const opens = (person: Person, input: Args = {}): Promise<Seen> =>
  does(person, 'openMerchant', {
    input: {
      place: GRID,
      name: '琼临烟酒店',
      kind: 'SHOP',
      creditCode: '91999999MA0000001N',
      industryCode: 'F5226',
      premises: { kind: 'POINT', id: 'point-1' },
      employees: 'UP_TO_5',
      legalRepresentative: '张三丰',
      phone: '13800138000',
      ...input,
    },
  });

/** What was told the city, in order. */
export const told = async ({ journal }: Pick<Town, 'journal'>): Promise<readonly string[]> =>
  (await journal()).flatMap(({ event }) => (event ? [event.type] : []));

/** Everything that may not be done to one thing: from next door, at an old version, without the right. */
export async function refused(cast: Cast, mutation: string, args: Args & { on: Seen }): Promise<void> {
  await expect(does(cast.neighbour, mutation, args)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(
    does(cast.all, mutation, { ...args, on: { ...args.on, version: args.on.version + 7 } }),
  ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  await expect(does(cast.resident, mutation, args)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
}
