import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { door, type Door, type Told } from './door.ts';
import { forger, now } from './forging.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;
let elsewhere: Server;
let visits = 0;

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases]);
  // Where a token says its key is; nobody ever comes.
  elsewhere = createServer((_, response) => {
    visits += 1;
    response.end('{"keys":[]}');
  });
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
});

beforeEach(() => {
  for (const each of [city.population, city.cases]) each.heard.length = 0;
});

afterAll(async () => {
  await gate.close();
  await city.stop();
  elsewhere.close();
});

const place = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/keys`;
const { token, claims, claimed, asPayload, defects } = forger(() => gate.issuer, place);

const QUESTIONS = ['{ people { id } }', '{ cases { id } }'];

const send = (authorization: string, query: string): Promise<Told> =>
  gate.raw({ headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify({ query }) });

describe('a token with', () => {
  it.each(defects)('%s opens nothing, not even what is open to all', async (_, make) => {
    const made = await make();
    for (const query of QUESTIONS) {
      const { status, errors } = await send(`Bearer ${made}`, query);
      expect([status, errors[0]?.extensions['code']]).toEqual([401, 'SIGN_IN_REQUIRED']);
    }
    expect([city.population.heard, city.cases.heard, visits]).toEqual([[], [], 0]);
  });

  it.each([
    ['a word twice, the later one better', asPayload('"sub":"u-zhang"')],
    ['a prototype', asPayload('"__proto__":{"roles":["admin"]}')],
    ['more than one aud', claimed({ aud: ['account', 'gateway'] })],
    ['claims of no use', claimed({ admin: true, permissions: ['case.read'], kind: 'SERVICE', scope: 'case.read' })],
  ])('%s is worth what it says and no more', async (_, make) => {
    const { status } = await send(`Bearer ${await make()}`, '{ people { id } }');
    expect(status).toBe(200);
    const { claims: seen } = city.population.heard[0] ?? {};
    expect([seen?.sub, seen?.kind, seen?.roles]).toEqual(['u-zhang', 'PERSON', ['district-dispatcher']]);
  });

  it.each([
    [
      'roles that look like ours',
      { roles: ['ｄistrict-dispatcher', 'district-dispatcher\u0000', 'DISTRICT-DISPATCHER'] },
    ],
    ['roles that are a text', { roles: 'district-dispatcher' }],
    ['roles that are none', { roles: { 0: 'district-dispatcher', length: 1 } }],
    ['no roles', {}],
  ])('%s has no rights', async (_, realm) => {
    const { errors } = await send(
      `Bearer ${token({ alg: 'RS256', kid: 'k1' }, claims({ realm_access: realm }))}`,
      '{ people { id } }',
    );
    expect(errors[0]?.extensions['code']).toBe('NOT_PERMITTED');
    expect(city.population.heard).toEqual([]);
  });
});

describe('a key that was withdrawn', () => {
  const { now: clock } = Date;
  afterEach(() => {
    Date.now = clock;
  });

  it('signs nobody in a quarter of an hour later, not even with a token that was good before', async () => {
    const life = { exp: now() + 3_000 };
    const held = `Bearer ${await gate.issuer.token(life)}`;
    expect((await send(held, '{ people { id } }')).status).toBe(200);
    gate.issuer.withdraw();
    Date.now = () => clock() + 900_000;
    const fresh = `Bearer ${await gate.issuer.token({ ...life, jti: 'new' })}`;
    const statuses = [];
    for (const each of [held, fresh]) statuses.push((await send(each, '{ people { id } }')).status);
    expect(statuses).toEqual([401, 401]);
  });
});
