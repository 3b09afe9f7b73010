import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { door, type Door, type Told } from './door.ts';
import { subgraph } from './subgraph.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases], { corsOrigins: ['http://console.test'], maxBodyBytes: 100_000 });
});

afterAll(async () => {
  await gate.close();
  await city.stop();
});

const post = (
  body: BodyInit,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Told> => gate.raw({ headers, body });

const query = (text: string, variables?: unknown): string => JSON.stringify({ query: text, variables });

const deep = (depth: number): string => `{ person(id: "p1") ${'{ boss '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
const many = (count: number, of: (index: number) => string): string =>
  `{ ${Array.from({ length: count }, (_, index) => of(index)).join(' ')} }`;
const bomb = `{ ...f0 } ${Array.from(
  { length: 18 },
  (_, i) => `fragment f${i} on Query { ...f${i + 1} x${i}: __typename ...f${i + 1} }`,
).join(' ')} fragment f18 on Query { __typename }`;

describe('the door', () => {
  it.each([
    ['a document that is none', query('{ cases '), 'QUERY_INVALID', 200],
    ['an unknown field', query('{ caases { id } }'), 'QUERY_INVALID', 200],
    [
      'no operation by that name',
      JSON.stringify({ query: '{ __typename }', operationName: 'X' }),
      'QUERY_INVALID',
      200,
    ],
    ['two operations without a choice', query('query A { __typename } query B { __typename }'), 'QUERY_INVALID', 200],
    [
      'circular fragments',
      query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
      'QUERY_INVALID',
      200,
    ],
    ['a missing variable', query('query ($id: ID!) { case(id: $id) { id } }'), 'VALUE_INVALID', 200],
    [
      'a variable of another type',
      query('query ($n: Int) { cases(first: $n) { id } }', { n: 'many' }),
      'VALUE_INVALID',
      200,
    ],
    [
      'variables five thousand deep',
      `{"query":"query ($n: Int) { cases(first: $n) { id } }","variables":{"n":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
      'VALUE_INVALID',
      200,
    ],
    ['broken JSON', '{"query":', 'BODY_INVALID', 400],
    ['an empty body', '', 'BODY_INVALID', 400],
    ['a list of queries', `[${query('{ __typename }')}]`, 'BODY_INVALID', 400],
    ['no query', '{}', 'BODY_INVALID', 400],
    ['a query that is no text', '{"query":{"a":1}}', 'BODY_INVALID', 400],
    ['variables that are no object', '{"query":"{ __typename }","variables":[1]}', 'BODY_INVALID', 400],
    ['a prototype in the body', '{"query":"{ __typename }","__proto__":{"a":1}}', 'BODY_INVALID', 400],
    ['a large body', query(`{ __typename } # ${'x'.repeat(100_000)}`), 'BODY_TOO_LARGE', 413],
    ['forty levels', query(deep(40)), 'QUERY_TOO_DEEP', 200],
    ['twenty thousand levels', query(deep(8_000)), 'QUERY_TOO_DEEP', 200],
    ['a thousand aliases', query(many(1000, (i) => `a${i}: __typename`)), 'QUERY_TOO_DEEP', 200],
    ['thirty-one root fields', query(many(31, () => '__typename')), 'QUERY_TOO_DEEP', 200],
    ['a thousand directives', query(`{ __typename ${'@a '.repeat(1000)} }`), 'QUERY_TOO_DEEP', 200],
    ['fragments that double', query(bomb), 'QUERY_TOO_DEEP', 200],
    [
      'one field under one name two hundred times',
      query(`{ person(id: "p1") { ${'boss { id } '.repeat(200)} } }`),
      'QUERY_TOO_DEEP',
      200,
    ],
    [
      'three hundred fragments',
      query(
        `${many(300, (i) => `...f${i}`)} ${Array.from({ length: 300 }, (_, i) => `fragment f${i} on Query { people { id } }`).join(' ')}`,
      ),
      'QUERY_TOO_DEEP',
      200,
    ],
    [
      'lists within lists within lists',
      query(`{ ${'cases { reporter { '.repeat(6)} id ${'} }'.repeat(6)} }`),
      'QUERY_TOO_DEEP',
      200,
    ],
    ['twelve thousand words', query(many(12_000, () => 'id')), 'QUERY_TOO_DEEP', 200],
  ])('refuses %s', async (_, body, code, status) => {
    const begun = performance.now();
    const told = await post(body);
    expect([told.errors[0]?.extensions['code'], told.status]).toEqual([code, status]);
    expect(told.errors[0]?.extensions['requestId']).toBe(told.headers.get('linli-request-id'));
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'text/json',
  ])('takes no %s, which a foreign page could send', async (type) => {
    const told = await post(query('{ __typename }'), { 'content-type': type });
    expect([told.status, told.errors[0]?.extensions['code']]).toEqual([415, 'BODY_INVALID']);
  });

  it('takes no compressed body', async () => {
    const told = await post(gzipSync(query('{ __typename }')), {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    });
    expect(told.status).toBe(415);
  });

  const byGet = (parameters: string) => gate.raw({ method: 'GET' }, `/graphql?${parameters}`);

  it('answers a question by GET', async () => {
    const told = await byGet(
      `query=${encodeURIComponent('query ($yes: Boolean!) { __typename @include(if: $yes) }')}&variables={"yes":true}`,
    );
    expect(told.data).toEqual({ __typename: 'Query' });
    expect(told.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['mutation { __typename }', '#\nmutation M { __typename }', 'mutation{a:__typename}'])(
    'changes nothing by GET: %j',
    async (text) => {
      const told = await byGet(`query=${encodeURIComponent(text)}`);
      expect([told.status, told.headers.get('allow'), told.errors[0]?.extensions['code']]).toEqual([
        405,
        'POST',
        'CHANGE_BY_GET',
      ]);
    },
  );

  it.each([
    '',
    'query={__typename}&query={__typename}',
    'query={__typename}&variables={',
    'query={__typename}&variables=[]',
  ])('takes no address of another shape: %j', async (parameters) => {
    const told = await byGet(parameters);
    expect([told.status, told.errors[0]?.extensions['code']]).toEqual([400, 'BODY_INVALID']);
  });

  it('answers in the media type of GraphQL to those who know it, with its statuses', async () => {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const good = await post(query('{ __typename }'), headers);
    const bad = await post(query('{ nothing }'), headers);
    expect([good.status, bad.status]).toEqual([200, 400]);
    expect(good.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });

  it('lets the console of the district in, and no other page', async () => {
    const ask = (origin: string) =>
      gate.raw({
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'linli-purpose' },
      });
    const own = await ask('http://console.test');
    const foreign = await ask('http://evil.test');
    expect(own.headers.get('access-control-allow-origin')).toBe('http://console.test');
    expect(own.headers.get('access-control-allow-headers')).toContain('linli-acting-at');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says what browsers shall not do', async () => {
    const { headers } = await post(query('{ __typename }'));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('says it lives and is ready', async () => {
    expect((await gate.raw({ method: 'GET' }, '/health/live')).status).toBe(200);
    expect((await gate.raw({ method: 'GET' }, '/health/ready')).status).toBe(200);
  });

  it('knows no other way in', async () => {
    const told = await gate.raw({ method: 'GET' }, '/');
    expect([told.status, told.errors[0]?.extensions['code']]).toEqual([404, 'NOT_FOUND']);
  });

  it('does not fall over half a request', async () => {
    const socket = connect(gate.port, '127.0.0.1');
    await new Promise((done) => socket.once('connect', done));
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query"',
    );
    socket.destroy();
    expect((await post(query('{ __typename }'))).status).toBe(200);
  });
});

describe('in production', () => {
  it('the schema cannot be asked for, nor guessed by suggestions', async () => {
    const closed = await door([city.population, city.cases], { production: true });
    const asked = await closed.ask('{ __schema { types { name } } }');
    const byType = await closed.ask('{ ...F } fragment F on Query { __type(name: "Case") { name } }');
    const guessed = await closed.ask('{ caases { id } }');
    const still = await closed.ask('{ __typename }');
    await closed.close();
    expect(asked.errors[0]?.extensions['code']).toBe('INTROSPECTION_CLOSED');
    expect(byType.errors[0]?.extensions['code']).toBe('INTROSPECTION_CLOSED');
    expect(guessed.errors[0]?.extensions['reason']).toBe('Cannot query field "caases" on type "Query".');
    expect(still.data).toEqual({ __typename: 'Query' });
  });
});

describe('too many requests', () => {
  it('of one caller are sent away for a while, others are not', async () => {
    const strict = await door([city.population, city.cases], { perMinute: 5, anonymousPerMinute: 2 });
    const open = (as: Record<string, unknown> | null) => strict.ask('{ cases { id } }', { as });
    for (let i = 0; i < 5; i += 1) expect((await open({})).status).toBe(200);
    const sixth = await open({});
    const others = [await open({ sub: 'u-li' }), await open(null), await open(null)].map(({ status }) => status);
    const third = await open(null);
    await strict.close();
    expect([sixth.status, sixth.errors[0]?.extensions['code']]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(others).toEqual([200, 200, 200]);
    expect(third.status).toBe(429);
  });
});

describe('an attachment', () => {
  const files: Record<string, unknown> = {
    photo: { mediaType: 'image/png', content: Buffer.from('PNG').toString('base64'), fileName: '现场 "1".png' },
    hidden: { mediaType: 'image/png', content: '＊＊＊', fileName: 'a.png' },
    page: { mediaType: 'image/svg+xml', content: Buffer.from('<svg/>').toString('base64'), fileName: 'a.svg' },
    odd: { mediaType: 'text/html\r\nx: y', content: 'PGI+', fileName: "a\r\nset-cookie: b'" },
  };
  const sdl = `type Query { "One." attachment(id: ID!): Attachment @requiresScopes(scopes: [["case.read"]]) }
    "A file (附件)." type Attachment @key(fields: "id") { id: ID! mediaType: String! content: String! fileName: String! }`;

  it('comes as its bytes to those who may read it, under a name that cannot break out', async () => {
    const store = await subgraph('files', sdl, {
      Query: { attachment: (_: unknown, { id }: { id: string }) => files[id] ?? null },
    });
    const gates = await door([store]);
    const token = { authorization: `Bearer ${await gates.issuer.token()}` };
    const get = (id: string, headers = token) => gates.raw({ method: 'GET', headers }, `/attachments/${id}`);
    const hidden = await get('hidden');
    const [photo, page, odd, none, nobody] = [
      await get('photo'),
      await get('page'),
      await get('odd'),
      await get('none'),
      await get('photo', {} as typeof token),
    ];
    await gates.close();
    await store.stop();
    expect([photo.status, photo.text, photo.headers.get('content-type')]).toEqual([200, 'PNG', 'image/png']);
    expect(photo.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%221%22.png");
    expect(photo.headers.get('x-content-type-options')).toBe('nosniff');
    expect(photo.headers.get('cache-control')).toBe('private, no-store');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(odd.headers.get('content-type')).toBe('application/octet-stream');
    expect(odd.headers.get('set-cookie')).toBeNull();
    expect([none.status, nobody.status, hidden.status]).toEqual([404, 401, 403]);
    expect(hidden.errors[0]?.extensions['field']).toBe('linli-purpose');
  });

  it('of a graph without any is not found', async () => {
    const told = await gate.raw(
      { method: 'GET', headers: { authorization: `Bearer ${await gate.issuer.token()}` } },
      '/attachments/1',
    );
    expect([told.status, told.errors[0]?.extensions['code']]).toEqual([404, 'NOT_FOUND']);
  });
});
