import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { bodyHash, CONTEXT_HEADER, seal } from '@linli/kit/context';
import { permissionsOf } from '@linli/contract';
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema } from 'graphql';
import { canaryLife } from './canary-life.ts';
import { nodesOf, sweepsOf } from './canary-sweep.ts';
import { canaries, CONTROL, heardBelow, heardIn, holdsBelow } from './canary-words.ts';
import { castOf, type Known } from './merge-cast.ts';
import { eventually, theCity } from './the-city.ts';

const logs = mkdtempSync(join(tmpdir(), 'linli-said-'));
const city = theCity({ split: true, logs });

let person: Known;
let schema: GraphQLSchema;

beforeAll(async () => {
  const people = await castOf(city);
  person = await canaryLife(people);
  schema = buildClientSchema(await people.clerk.asks(getIntrospectionQuery({ descriptions: false })));
}, 90_000);
afterAll(() => rmSync(logs, { recursive: true, force: true }));

const clerks = [
  ['a clerk of the place', 'clerk-binhu', {}],
  ['a clerk of the next street', 'dual-post', { 'linli-acting-at': '340111401000' }],
  ['who keeps the ledger', 'privacy-baohe', {}],
] as const;

/** An answer as its bytes came. */
async function bytesOf(login: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<Buffer> {
  const token = await city.city().login(login);
  const response = await fetch(`${city.city().urls.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return Buffer.from(await response.arrayBuffer());
}

interface Answer {
  readonly data?: object | null;
  readonly errors?: readonly { readonly extensions: { readonly paths?: readonly string[] } }[];
}

const idsIn = (bytes: Buffer): ReadonlyMap<string, string> =>
  new Map(
    [...bytes.toString().matchAll(/"__typename":"(\w+)","id":"([^"]+)"/g)].map(([, type = '', id = '']) => [type, id]),
  );

// What needs a right of its own would refuse the whole question.
const guarded: ReadonlySet<string> = new Set(['Resident.accessLog', 'Household.accessLog']);

describe.each(clerks)('%s, without purpose', (_, login, headers) => {
  it('reads every list and everything in it, and no canary', async () => {
    let read = 0;
    const ids = new Map<string, string>();
    for (const query of sweepsOf(schema, 2, guarded)) {
      const bytes = await bytesOf(login, headers, { query });
      expect({ query: query.slice(0, 60), heard: heardIn(bytes) }).toEqual({ query: query.slice(0, 60), heard: [] });
      const { data } = JSON.parse(bytes.toString()) as Answer;
      if (data) read += 1;
      for (const [type, id] of idsIn(bytes)) ids.set(type, id);
    }
    expect(read).toBeGreaterThan(5);
    for (const [type, query] of nodesOf(schema, 2, guarded)) {
      const id = type === 'Resident' ? person.id : (ids.get(type) ?? person.id);
      expect(heardIn(await bytesOf(login, headers, { query, variables: { id } }))).toEqual([]);
    }
  }, 60_000);

  it('looks for canaries and is answered with masks, or not at all', async () => {
    const FIND =
      'query ($by: ResidentLookup!, $word: String!) { lookupResidents(by: $by, word: $word) { residents { id name phone idNumber workplace } } }';
    for (const [by, word] of [
      ['NAME', canaries.name],
      ['ID_NUMBER', canaries.idNumber],
      ['PHONE', canaries.phone],
    ])
      expect(heardIn(await bytesOf(login, headers, { query: FIND, variables: { by, word } }))).toEqual([]);
  });
});

describe('what goes wrong', () => {
  const REGISTER = 'mutation ($input: ResidentInput!) { registerResident(input: $input) { id name } }';
  const { name, idNumber, phone } = canaries;

  it.each<[string, unknown]>([
    ['a field nobody knows', { query: REGISTER, variables: { input: { name, unknown: idNumber } } }],
    ['a value of the wrong kind', { query: REGISTER, variables: { input: { name: { of: name }, residency: phone } } }],
    [
      'a number that is taken',
      { query: REGISTER, variables: { input: { name, idNumber, residency: 'HUKOU', place: '340111400001' } } },
    ],
    [
      'a number that is none',
      {
        query: REGISTER,
        variables: { input: { name, idNumber: `${phone}${phone}`, residency: 'HUKOU', place: '340111400001' } },
      },
    ],
    [
      'a word in the place of an enum',
      { query: `mutation { registerResident(input: { name: "${name}", residency: "${phone}" }) { id } }` },
    ],
    ['no JSON at all', `{"query": "{ me { home } }", "variables": {"name": "${name}"`],
    ['an id that is a name', { query: 'query ($id: ID!) { resident(id: $id) { id } }', variables: { id: name } }],
    [
      'a date that is a phone',
      {
        query: 'mutation ($on: Date!) { moveOutResident(id: "x", version: 1, on: $on) { id } }',
        variables: { on: phone },
      },
    ],
  ])('is not quoted: %s', async (_, body) => {
    expect(heardIn(await bytesOf('clerk-binhu', {}, body))).toEqual([]);
  });
});

describe('a subgraph that is asked for entities past the gateway', () => {
  const ask = async (headers: Readonly<Record<string, string>>, payload: string) => {
    const url = `${city.city().urls.population}/graphql`;
    const sent = { 'content-type': 'application/json', ...headers };
    return fetch(url, { method: 'POST', headers: sent, body: payload });
  };
  const query = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Resident { id name phone idNumber workplace registeredAddress } } }`;

  it('shows masks to whoever has a context of the gateway, and nothing to anybody else', async () => {
    const payload = JSON.stringify({ query, variables: { all: [{ __typename: 'Resident', id: person.id }] } });
    expect((await ask({}, payload)).status).toBe(401);
    const iat = Math.floor(Date.now() / 1_000);
    const claims = {
      sub: 'u-1',
      kind: 'PERSON',
      home: '340111400000',
      nodes: ['340111400000'],
      grids: [],
      departments: [],
      roles: ['community-clerk'],
      permissions: [...permissionsOf(['community-clerk'])],
      purpose: null,
      idem: null,
      rid: randomUUID(),
      jti: randomUUID(),
      iat,
      exp: iat + 30,
      aud: 'population',
      bh: bodyHash(payload),
    } as const;
    const answer = await ask({ [CONTEXT_HEADER]: seal(claims, city.city().plan.keys.gateway.key) }, payload);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.toString()).toContain(person.id);
    expect(heardIn(bytes)).toEqual([]);
  });
});

describe('a clerk with a purpose', () => {
  it('reads what is meant for it, and each field stands in exactly one line', async () => {
    const clerk = await city.as('clerk-binhu');
    const READ = `query ($id: ID!) { resident(id: $id) { name a: name idNumber phone household { head { name phone } } } }`;
    const { resident } = await clerk.asks(READ, { id: person.id }, { purpose: 'AFFAIR_HANDLING' });
    const { name, idNumber, phone } = canaries;
    expect(resident).toEqual({ name, a: name, idNumber, phone, household: { head: { name, phone } } });
    const officer = await city.as('privacy-baohe');
    const LOG = 'query ($id: ID!) { resident(id: $id) { accessLog(first: 50) { nodes { purpose outcome fields } } } }';
    const reveals = async (): Promise<string[]> =>
      (await officer.asks(LOG, { id: person.id })).resident.accessLog.nodes
        .filter(({ outcome }: { outcome: string }) => outcome === 'REVEALED')
        .flatMap(({ fields }: { fields: string[] }) => fields);
    const found = await eventually(reveals, (fields) => fields.length >= 3);
    expect([...found].sort()).toEqual(['idNumber', 'name', 'phone']);
  }, 30_000);
});

// Last: by now all of the above has left its traces.
describe('everything the city has written down', () => {
  it('says a word that is no secret, and not one canary: not in the database, the logs, or beside them', () => {
    const { dataDir } = city.city().plan;
    expect(holdsBelow(join(dataDir, 'database'), CONTROL)).toBe(true);
    expect(holdsBelow(logs, 'listening')).toBe(true);
    const strays = heardBelow(dataDir);
    expect(strays).toEqual([]);
    expect(heardBelow(logs)).toEqual([]);
  }, 60_000);
});
