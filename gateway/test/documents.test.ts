import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewaySettings } from '@linli/gateway';
import { documentIdOf } from '../src/documents/documents.ts';
import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

const PEOPLE = 'query People { people { id name } }';
const TOLD = `sha256:${'0'.repeat(64)}`;

const vendor = {
  azp: 'vendor-demo',
  realm_access: { roles: ['vendor-app'] },
  scope: 'case.read jurisdiction.read',
  posts: ['vendor-app@340111000000'],
};

let city: World;
let folder: string;

beforeAll(async () => {
  city = await world();
  folder = await mkdtemp(join(tmpdir(), 'linli-documents-'));
  await writeFile(join(folder, 'vendor-demo.json'), JSON.stringify({ [documentIdOf(PEOPLE)]: PEOPLE }));
});

afterAll(async () => {
  await city.stop();
  await rm(folder, { recursive: true });
});

const opened = (more: Partial<GatewaySettings> = {}): Promise<Door> =>
  door([city.population, city.cases], { documentsDir: folder, ...more });

const ask = async (gate: Door, body: object, claims: object = {}) =>
  gate.raw({
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await gate.issuer.token(claims as Record<string, unknown>)}`,
    },
    body: JSON.stringify(body),
  });

const codeOf = ({ errors }: Awaited<ReturnType<typeof ask>>): unknown => errors[0]?.extensions['code'];

describe('documents that are kept', () => {
  let gate: Door;

  beforeAll(async () => {
    gate = await opened({ trustRequired: 'VENDORS' });
  });

  afterAll(() => gate.close());

  it('are asked by their id', async () => {
    const told = await ask(gate, { documentId: documentIdOf(PEOPLE) });
    expect([told.status, Object.keys(told.data ?? {})]).toEqual([200, ['people']]);
  });

  it('are asked by GET too, where an address is short', async () => {
    const authorization = `Bearer ${await gate.issuer.token({})}`;
    const address = `/graphql?documentId=${encodeURIComponent(documentIdOf(PEOPLE))}`;
    const told = await gate.raw({ method: 'GET', headers: { authorization } }, address);
    expect(told.status).toBe(200);
  });

  it.each([
    ['an id nobody knows', { documentId: TOLD }, 'DOCUMENT_UNKNOWN'],
    ['no id at all', { documentId: 7 }, 'BODY_INVALID'],
    ['an id and a document', { documentId: documentIdOf(PEOPLE), query: PEOPLE }, 'BODY_INVALID'],
    ['a name of what every object has', { documentId: 'constructor' }, 'DOCUMENT_UNKNOWN'],
  ])('are not asked by %s', async (_, body, code) => {
    const told = await ask(gate, body);
    expect([told.status, codeOf(told)]).toEqual([400, code]);
  });

  it('are all that a vendor may ask, by id or by the very text', async () => {
    const before = city.population.heard.length;
    const other = await ask(gate, { query: '{ people { id } }' }, vendor);
    expect([other.status, codeOf(other), city.population.heard.length]).toEqual([403, 'DOCUMENT_NOT_TRUSTED', before]);
    const byText = await ask(gate, { query: PEOPLE }, vendor);
    const byId = await ask(gate, { documentId: documentIdOf(PEOPLE) }, vendor);
    expect([byText.status, byId.status]).toEqual([200, 200]);
  });

  it('do not bind the staff of the district', async () => {
    expect((await ask(gate, { query: '{ people { id } }' })).status).toBe(200);
  });
});

it('asks vendors for them in production without being told to', async () => {
  const gate = await opened({ production: true });
  expect(codeOf(await ask(gate, { query: '{ people { id } }' }, vendor))).toBe('DOCUMENT_NOT_TRUSTED');
  await gate.close();
});

it('lets a vendor try anything where people play', async () => {
  const gate = await opened();
  expect((await ask(gate, { query: '{ people { id } }' }, vendor)).status).toBe(200);
  await gate.close();
});

it('names a document that the graph does not answer', async () => {
  const gone = '{ nobody }';
  await writeFile(join(folder, 'old.json'), JSON.stringify({ [documentIdOf(gone)]: gone }));
  const gate = await opened();
  await gate.ask('{ __typename }');
  expect(gate.lines.filter((line) => line.includes(documentIdOf(gone)))).toHaveLength(1);
  await gate.close();
  await rm(join(folder, 'old.json'));
});

it.each([
  ['a list', '[]', 'no JSON object'],
  ['another document than its id says', JSON.stringify({ [TOLD]: PEOPLE }), 'is not the SHA-256'],
])('does not start with %s', async (_, text, reason) => {
  await writeFile(join(folder, 'bad.json'), text);
  await expect(opened()).rejects.toThrow(reason);
  await rm(join(folder, 'bad.json'));
});
