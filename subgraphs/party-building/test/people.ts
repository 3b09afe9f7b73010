import type { Someone, Town } from '@linli/testkit';

// 包河区 with the two-tier 滨湖世纪社区 and two of its committees.
export const BAOHE = '340111000000';
export const BINHU = '340111400000';
export const COMMUNITY = '340111400001';
export const NEXT_COMMUNITY = '340111400002';
export const GRID = '340111400001001';
export const NEXT_GRID = '340111400001002';

export const people = {
  lead: { at: BINHU, roles: ['community-lead'], id: 'u-lead' },
  head: { at: BINHU, roles: ['party-secretary'], id: 'u-head' },
  secretary: { at: COMMUNITY, roles: ['party-secretary'], id: 'u-secretary' },
  keeping: { at: COMMUNITY, roles: ['party-secretary'], id: 'u-secretary', purpose: 'PARTY_WORK' },
  other: { at: COMMUNITY, roles: ['party-secretary'], id: 'u-other' },
  neighbour: { at: NEXT_COMMUNITY, roles: ['party-secretary', 'resident', 'volunteer'], id: 'u-neighbour' },
  clerk: { at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk' },
  resident: { at: COMMUNITY, roles: ['resident'], id: 'u-resident' },
  member: { at: COMMUNITY, roles: ['resident'], id: 'u-member' },
  volunteer: { at: COMMUNITY, roles: ['volunteer'], id: 'u-volunteer' },
  helping: { at: COMMUNITY, roles: ['volunteer'], id: 'u-volunteer', purpose: 'MUTUAL_HELP' },
  assessor: { at: COMMUNITY, roles: ['assessor'], id: 'u-assessor' },
  district: { at: BAOHE, roles: ['district-admin'], id: 'u-district' },
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

export type Person = Cast[keyof Cast];
export type Args = Readonly<Record<string, unknown>>;

const FIELDS: Readonly<Record<string, string>> = {
  PartyOrg:
    'name kind state serves secretary gridCode jurisdictionCode mergedInto { id } memberCount { value fewerThan }',
  PartyMembership:
    'status registration residentId employer joinedOn band movedAway org { id } transferTo { id } attended',
  PartyActivity: 'state checkInCode actions expected { value fewerThan } present { value fewerThan }',
  PartyCheckIn: 'title at',
  Need: `state isOpen dueAt isMine isClaimedByMe contactName contactPhone address result satisfaction actions org { id }
    claims(first: 9) { nodes { as state org { id } } }`,
  Call: 'state signedUp came summary actions',
  SignUp: 'state minutes user',
  VolunteerProject: 'state pointsPerHour',
  VolunteerShift: 'state taken capacity minutes',
  PointAccount: 'user balance earned redeemed minutes',
};

/** What each mutation gives back, and the types of what it takes. */
const mutations: Readonly<Record<string, readonly [type: string, input?: string]>> = {
  foundPartyOrg: ['PartyOrg', 'PartyOrgInput!'],
  describePartyOrg: ['PartyOrg', 'PartyOrgDetailsInput!'],
  appointSecretary: ['PartyOrg'],
  mergePartyOrg: ['PartyOrg'],
  dissolvePartyOrg: ['PartyOrg'],
  admitMember: ['PartyMembership', 'MembershipInput!'],
  confirmMember: ['PartyMembership'],
  floatMember: ['PartyMembership'],
  returnMember: ['PartyMembership'],
  transferMember: ['PartyMembership'],
  answerTransfer: ['PartyMembership'],
  endMembership: ['PartyMembership'],
  planPartyActivity: ['PartyActivity', 'PartyActivityInput!'],
  openPartyActivity: ['PartyActivity'],
  checkInMember: ['PartyActivity'],
  checkInByCode: ['PartyCheckIn'],
  holdPartyActivity: ['PartyActivity'],
  cancelPartyActivity: ['PartyActivity'],
  postNeed: ['Need', 'NeedInput!'],
  claimNeed: ['Need'],
  giveNeedBack: ['Need'],
  beginNeed: ['Need'],
  finishNeed: ['Need'],
  confirmNeed: ['Need'],
  sendNeedBack: ['Need'],
  withdrawNeed: ['Need'],
  takeNeedOver: ['Need'],
  dismissNeed: ['Need'],
  publishCall: ['Call', 'CallInput!'],
  openCall: ['Call'],
  closeCall: ['Call'],
  summariseCall: ['Call'],
  cancelCall: ['Call'],
  answerCall: ['SignUp'],
  openVolunteerProject: ['VolunteerProject', 'VolunteerProjectInput!'],
  endVolunteerProject: ['VolunteerProject'],
  planShift: ['VolunteerShift', 'VolunteerShiftInput!'],
  signUpForShift: ['SignUp'],
  withdrawSignUp: ['SignUp'],
  recordShift: ['VolunteerShift'],
  cancelShift: ['VolunteerShift'],
  redeemPoints: ['PointAccount'],
};

const types: Readonly<Record<string, string>> = {
  id: 'ID!',
  version: 'Int!',
  reason: 'String!',
  secretary: 'ID!',
  into: 'ID!',
  to: 'ID!',
  accept: 'Boolean!',
  member: 'ID!',
  code: 'ID!',
  minutes: 'String!',
  as: 'ClaimKind!',
  org: 'ID',
  result: 'String!',
  satisfaction: 'Int!',
  summary: 'String!',
  came: '[ID!]!',
  served: '[ServedInput!]!',
  points: 'Int!',
  what: 'String!',
};

/** One change, as somebody. On a thing it has, at the version it was seen at. */
export async function does(person: Person, mutation: string, { on, ...rest }: Args & { on?: Seen }): Promise<Seen> {
  const args = { ...(on ? { id: on.id, version: on.version } : {}), ...rest };
  const [type = '', input = ''] = mutations[mutation] ?? [];
  const declared = Object.keys(args).map((name) => `$${name}: ${name === 'input' ? input : (types[name] ?? '')}`);
  const given = Object.keys(args).map((name) => `${name}: $${name}`);
  const key = type === 'PartyCheckIn' ? '' : 'id version';
  const data = await person.asks(
    `mutation (${declared.join(', ')}) { ${mutation}(${given.join(', ')}) { ${key} ${FIELDS[type] ?? ''} } }`,
    args,
  );
  return data[mutation] as Seen;
}

/** A thing as somebody sees it, or null. */
export async function looks(person: Person, type: keyof typeof FIELDS & string, id: string): Promise<Seen> {
  const field = type.charAt(0).toLowerCase() + type.slice(1);
  return (await person.asks(`query ($id: ID!) { ${field}(id: $id) { id version ${FIELDS[type]} } }`, { id }))[field];
}

/** What was told the city, in order. */
export const told = async ({ journal }: Pick<Town, 'journal'>): Promise<readonly string[]> =>
  (await journal()).flatMap(({ event }) => (event ? [event.type] : []));

/** Everything that may not be done to one thing: from next door, at an old version, without the right. */
export async function refused(
  cast: Cast,
  mutation: string,
  { who, ...args }: Args & { on: Seen; who: Person },
): Promise<void> {
  await expect(does(cast.neighbour, mutation, args)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const stale = { ...args, on: { ...args.on, version: args.on.version + 7 } };
  await expect(does(who, mutation, stale)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  await expect(does(cast.assessor, mutation, args)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
}

export interface Party {
  readonly committee: Seen;
  readonly branch: Seen;
}

/** 滨湖世纪社区党委 with the grid branch of a grid, and its secretary. */
export async function party(cast: Cast): Promise<Party> {
  const committee = await does(cast.lead, 'foundPartyOrg', {
    input: { place: BINHU, name: '滨湖世纪社区党委', kind: 'COMMITTEE', secretary: 'u-head', servesPlace: true },
  });
  const branch = await does(cast.lead, 'foundPartyOrg', {
    input: {
      place: GRID,
      name: '琼临网格党支部',
      kind: 'BRANCH',
      parent: committee.id,
      secretary: 'u-secretary',
      servesPlace: true,
    },
  });
  return { committee, branch };
}

/** Somebody on a roll. */
export const admitted = (cast: Cast, org: Seen, over: Args = {}): Promise<Seen> =>
  does(cast.keeping, 'admitMember', { input: { org: org.id, resident: 'r-1', joinedOn: '2001-07-01', ...over } });
