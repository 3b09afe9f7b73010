import { type Permission, permissionsOf, type PurposeCode, type Role } from '@linli/contract';
import type { Viewer } from '@linli/kit';
import type { StillCity } from './still-city.ts';

/** Somebody as the realm knows them, and as every service ought to see them, written down by hand. */
export interface Asker {
  readonly name: string;
  /** Asked for each time: twenty thousand questions take longer than a token lasts, and the logins keep one while it does. */
  token(): Promise<string>;
  readonly actingAt?: string;
  readonly viewer: Viewer;
  /** What they may declare: nothing, what opens something to them, and one that does not. */
  readonly purposes: readonly (PurposeCode | null)[];
}

interface Known {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  readonly home: string;
  readonly grids?: readonly string[];
  readonly isElsewhere?: boolean;
  readonly scopes?: readonly Permission[];
  readonly purposes: readonly (PurposeCode | null)[];
}

const clerks: readonly (PurposeCode | null)[] = [null, null, 'AFFAIR_HANDLING', 'HOUSEHOLD_VISIT', 'STATISTICS'];

const known: readonly Known[] = [
  {
    name: 'district',
    login: 'qu-admin',
    role: 'district-admin',
    home: '340111000000',
    purposes: [null, 'EMERGENCY', 'STAFF_MANAGEMENT', 'AUDIT'],
  },
  { name: 'street', login: 'clerk-binhu', role: 'community-clerk', home: '340111400000', purposes: clerks },
  {
    name: 'community',
    login: 'lead-sanxiaokou',
    role: 'community-lead',
    home: '340103009001',
    purposes: [null, 'EMERGENCY', 'CASE_HANDLING', 'STAFF_MANAGEMENT'],
  },
  {
    name: 'grid worker',
    login: 'grid-binhu',
    role: 'grid-worker',
    home: '340111400000',
    grids: ['340111400001001'],
    purposes: [null, 'HOUSEHOLD_VISIT', 'CASE_HANDLING', 'SUBJECT_ACCESS'],
  },
  {
    name: 'vendor',
    login: 'vendor-demo',
    role: 'vendor-app',
    home: '340111400000',
    scopes: ['jurisdiction.read', 'case.read', 'house.read'],
    purposes: [null, 'EMERGENCY'],
  },
  // A clerk of the same rank and rights, one street further.
  {
    name: 'foreign clerk',
    login: 'dual-post',
    role: 'community-clerk',
    home: '340111401000',
    isElsewhere: true,
    purposes: clerks,
  },
  {
    name: 'privacy officer',
    login: 'privacy-baohe',
    role: 'privacy-officer',
    home: '340111000000',
    purposes: [null, 'AUDIT', 'SUBJECT_ACCESS'],
  },
];

const subjectIn = (token: string): string =>
  String((JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub);

async function asker({ logins }: StillCity, each: Known): Promise<Asker> {
  const { name, login, role, home, grids = [], isElsewhere, scopes, purposes } = each;
  const token = () => (scopes ? logins.service(login, scopes) : logins.person(login));
  const viewer: Viewer = {
    id: subjectIn(await token()),
    kind: scopes ? 'SERVICE' : 'PERSON',
    home,
    nodes: grids.length > 0 ? grids : [home],
    grids,
    roles: [role],
    permissions: new Set(scopes ?? permissionsOf([role])),
    departments: [],
    purpose: null,
  };
  return { name, token, viewer, purposes, ...(isElsewhere ? { actingAt: home } : {}) };
}

/** Six callers of different places and rights, and who oversees the ledger. */
export const askersOf = (city: StillCity): Promise<readonly Asker[]> =>
  Promise.all(known.map((each) => asker(city, each)));
