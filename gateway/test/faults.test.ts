import { door, type Door } from './door.ts';
import { json, type Fault } from './subgraph.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;

const patience = { callMs: 1_000, maxAnswerBytes: 200_000 };

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases], patience);
  // A slow machine may not say its schemas within that patience at the first try.
  while ((await gate.raw({ method: 'GET' }, '/health/ready')).status !== 200) await gate.reload().catch(() => 'SAME');
});

afterEach(() => {
  city.cases.fault = null;
  city.population.fault = null;
});

afterAll(async () => {
  await gate.close();
  await city.stop();
});

const QUERY = '{ people { name area } }';
const secrets = /mongodb|10\.0\.0\.5|34011119900101001X|127\.0\.0\.1|stack|E11000|db\.ts/;

const isEntities = (query: string) => query.includes('_entities');

const reps = (variables: Record<string, unknown>) => variables['representations'] as { id: string }[];

/** What a well-behaved cases subgraph says about the area of these people. */
const areas = (ids: readonly { id: string }[]) =>
  ids.map(({ id }) => ({ _k__typename: 'Person', _k_id: id, area: `area ${id}` }));

const faults: readonly (readonly [string, Fault, string])[] = [
  ['hangs', () => true, 'DEADLINE_EXCEEDED'],
  [
    'answers half and stops',
    (res) => (res.writeHead(200, { 'content-type': 'application/json' }).write('{"data":'), true),
    'DEADLINE_EXCEEDED',
  ],
  ['resets the connection', (res) => (res.socket?.destroy(), true), 'SERVICE_UNAVAILABLE'],
  [
    'is behind a proxy that is out of order',
    (res) => (res.writeHead(502, { 'content-type': 'text/html' }).end('<html>10.0.0.5'), true),
    'SERVICE_UNAVAILABLE',
  ],
  [
    'fails with its insides showing',
    (res) => json(res, { stack: 'Error at /srv/app/db.ts mongodb://user:pw@10.0.0.5' }, 500),
    'INTERNAL',
  ],
  [
    'answers with a page',
    (res) => (res.writeHead(200, { 'content-type': 'text/html' }).end('<html>10.0.0.5'), true),
    'INTERNAL',
  ],
  [
    'answers with broken JSON',
    (res) => (res.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_ent'), true),
    'INTERNAL',
  ],
  [
    'answers without end',
    (res) => (res.writeHead(200, { 'content-type': 'application/json' }).write(' '.repeat(300_000)), true),
    'INTERNAL',
  ],
  ['answers nothing', (res) => json(res, {}), 'INTERNAL'],
  ['answers no object', (res) => json(res, [1]), 'INTERNAL'],
  ['answers null data without a reason', (res) => json(res, { data: null }), 'INTERNAL'],
  ['answers something else for the entities', (res) => json(res, { data: { _entities: 'nope' } }), 'INTERNAL'],
  ['forgets the entities', (res) => json(res, { data: { _entities: [] } }), 'INTERNAL'],
  [
    'does not take the signature',
    (res) => json(res, { errors: [{ extensions: { code: 'SIGN_IN_REQUIRED' } }] }, 401),
    'INTERNAL',
  ],
  [
    'names its own troubles',
    (res) =>
      json(res, {
        data: null,
        errors: [
          {
            message: 'E11000 { idNumber: "34011119900101001X" }',
            extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['/srv/db.ts'] },
          },
        ],
      }),
    'INTERNAL',
  ],
  [
    'answers with other people',
    (res, { variables }) =>
      json(res, { data: { _entities: areas(reps(variables).map(({ id }) => ({ id: `${id}0` }))) } }),
    'INTERNAL',
  ],
  [
    'answers with things of another kind',
    (res, { variables }) =>
      json(res, { data: { _entities: areas(reps(variables)).map((each) => ({ ...each, _k__typename: 'Case' })) } }),
    'INTERNAL',
  ],
  [
    'answers without saying for whom',
    (res, { variables }) => json(res, { data: { _entities: reps(variables).map(() => ({ area: 'x' })) } }),
    'INTERNAL',
  ],
];

describe('while a subgraph', () => {
  it.each(faults)('%s, the rest is answered and the reason has a code and places', async (_, fault, code) => {
    city.cases.fault = fault;
    const { status, data, errors, text } = await gate.ask(QUERY);
    expect(status).toBe(200);
    expect(data).toEqual({ people: ['王某', '李某', '张某'].map((name) => ({ name, area: null })) });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code, code, code]);
    expect(errors.map(({ path }) => path)).toEqual([0, 1, 2].map((index) => ['people', index, 'area']));
    expect(text).not.toMatch(secrets);
  });

  it('is not there at all, the rest is answered, and it is asked again when it is back', async () => {
    await city.cases.stop();
    const { data, errors } = await gate.ask('{ people { name risk } cases { id } }');
    expect(errors[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    // `cases` cannot be null: it takes the whole answer along, as it says in the schema.
    expect(data).toBeNull();
    expect(errors.map(({ path }) => path)).toContainEqual(['cases']);
    await city.cases.start();
    expect((await gate.ask(QUERY)).errors).toEqual([]);
  });

  it('is not there, callers do not wait for it again and again', async () => {
    const other = await door([city.population, city.cases], patience);
    let calls = 0;
    city.cases.fault = (res) => (res.socket?.destroy(), (calls += 1) > 0);
    for (let i = 0; i < 5; i += 1) await other.ask(QUERY);
    const before = calls;
    const { errors } = await other.ask(QUERY);
    await other.close();
    expect(errors[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    // Five asked, the first of them again: then nobody any more.
    expect([before, calls]).toEqual([8, 8]);
  });

  it('drops a connection once, a query is asked again and a change is not', async () => {
    const other = await door([city.population, city.cases], patience);
    let left = 1;
    const drop: Fault = (res) => left-- > 0 && (res.socket?.destroy(), true);
    city.cases.fault = drop;
    expect((await other.ask('{ cases { id } }')).errors).toEqual([]);
    left = 1;
    city.deeds.length = 0;
    const { errors } = await other.ask('mutation { note(text: "once") }');
    await other.close();
    expect(errors.map(({ extensions, path }) => [extensions['code'], path])).toEqual([
      ['SERVICE_UNAVAILABLE', ['note']],
    ]);
    expect(city.deeds).toEqual([]);
  });
});

describe('entities', () => {
  it('in another order are given to whom they belong', async () => {
    city.cases.fault = (res, { variables }) => json(res, { data: { _entities: areas(reps(variables)).reverse() } });
    const { data, errors } = await gate.ask('{ people { id area } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({ people: ['p1', 'p2', 'p3'].map((id) => ({ id, area: `area ${id}` })) });
  });

  it('that are too many do no harm', async () => {
    city.cases.fault = (res, { variables, query }) =>
      isEntities(query) && json(res, { data: { _entities: [...areas(reps(variables)), null, { area: 'x' }] } });
    expect((await gate.ask('{ people { area } }')).data).toEqual({
      people: ['p1', 'p2', 'p3'].map((id) => ({ area: `area ${id}` })),
    });
  });

  it('that nobody knows are null, without a word', async () => {
    city.population.fault = (res, { query }) => isEntities(query) && json(res, { data: { _entities: [null, null] } });
    const { data, errors } = await gate.ask('{ cases { id reporter { name place } } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({ cases: ['c1', 'c2', 'c3'].map((id) => ({ id, reporter: null })) });
  });

  it('cannot reach the prototype of everything', async () => {
    city.cases.fault = (res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(
        '{"data":{"__proto__":{"polluted":1},"cases":[{"id":"c1","title":"t","__proto__":{"polluted":2},"constructor":{"prototype":{"polluted":3}}}]}}',
      );
      return true;
    };
    const { data } = await gate.ask('{ cases { id title } }');
    expect(data).toEqual({ cases: [{ id: 'c1', title: 't' }] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what a subgraph says was wrong', () => {
  it('keeps code, place and safe details, and nothing else', async () => {
    const { data, errors, text } = await gate.ask('{ who: people { name danger: risk } }');
    expect(data).toEqual({
      who: [
        { name: '王某', danger: 1 },
        { name: '李某', danger: null },
        { name: '张某', danger: 3 },
      ],
    });
    expect(errors).toEqual([
      {
        message: 'Your role does not include this',
        path: ['who', 1, 'danger'],
        extensions: expect.objectContaining({
          code: 'NOT_PERMITTED',
          state: 'SEALED',
          messageZh: '您的岗位不包含此权限',
        }),
      },
    ]);
    expect(text).not.toContain('secret');
  });

  it('keeps the field of a refused change, not its value', async () => {
    const { errors, text } = await gate.ask('mutation { first: rename(id: "p1", name: "") { name } }');
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['first'],
        extensions: expect.objectContaining({ code: 'VALUE_MISSING', field: 'name' }),
      }),
    ]);
    expect(text).not.toMatch(secrets);
  });

  it('becomes INTERNAL when it is not for callers, with the request id and one line in the log', async () => {
    const { data, errors, text, headers } = await gate.ask('{ broken }');
    expect(data).toEqual({ broken: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['broken'],
        extensions: expect.objectContaining({ code: 'INTERNAL', requestId: headers.get('linli-request-id') }),
      }),
    ]);
    expect(text).not.toMatch(secrets);
    const lines = gate.lines.filter((line) => line.includes(String(headers.get('linli-request-id'))));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('E11000 dup key …');
    expect(lines[0]).not.toMatch(/34011119900101001|u:p/);
  });

  it('is told at every place of somebody who stands in several', async () => {
    const { errors } = await gate.ask('{ cases { reporter { name boss { name } risk } } }');
    expect(errors.map(({ path }) => path)).toEqual([['cases', 1, 'reporter', 'risk']]);
    city.population.fault = (res, { query }) =>
      isEntities(query) &&
      json(res, {
        data: { _entities: [null, null] },
        errors: [{ path: ['_entities', 0, 'name'], extensions: { code: 'NOT_FOUND' } }],
      });
    const again = await gate.ask('{ cases { reporter { name } } }');
    expect(again.errors.map(({ path }) => path)).toEqual([
      ['cases', 0, 'reporter', 'name'],
      ['cases', 2, 'reporter', 'name'],
    ]);
  });
});
