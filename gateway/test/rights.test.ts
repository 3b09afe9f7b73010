import { door, type Door } from './door.ts';
import { subgraph, type TestSubgraph } from './subgraph.ts';
import { theGate } from './the-gate.ts';

const { city, gate } = await theGate();

const resident = { posts: [], realm_access: { roles: ['resident'] } };
const handler = { posts: ['dept-handler:fire@340111000000'], realm_access: { roles: ['dept-handler'] } };

const asked = () => city.cases.heard.length + city.population.heard.length;

describe('somebody without a sign-in', () => {
  it('reads what is open', async () => {
    const { data } = await gate.ask('{ case(id: "c1") { title } }', { as: null });
    expect(data).toEqual({ case: { title: '路灯不亮' } });
    expect(city.cases.heard[0]?.claims).toMatchObject({ kind: 'ANONYMOUS', nodes: [], permissions: [] });
  });

  it('is asked to sign in for anything else, and no subgraph hears of it', async () => {
    const { status, errors } = await gate.ask('{ cases { id } people { id } }', { as: null });
    expect(status).toBe(401);
    expect(errors).toEqual([
      {
        message: 'Sign in to go on',
        extensions: {
          code: 'SIGN_IN_REQUIRED',
          messageZh: '请先登录',
          messageEn: 'Sign in to go on',
          requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
          retryable: false,
          paths: ['people'],
        },
      },
    ]);
    expect(asked()).toBe(0);
  });
});

describe('somebody without the permission', () => {
  it.each([
    ['a field', '{ case(id: "c1") { reporter { name phone } } }', ['case.reporter.phone']],
    ['a field by another name', '{ case(id: "c1") { who: reporter { number: phone } } }', ['case.who.number']],
    ['a fragment', '{ case(id: "c1") { reporter { ...F } } } fragment F on Person { phone }', ['phone']],
    [
      'an inline fragment',
      '{ case(id: "c1") { ... { reporter { ... on Person { phone } } } } }',
      ['case.reporter.phone'],
    ],
    ['several', '{ people { phone } a: people { id } }', ['people', 'people.phone', 'a']],
    ['a switched-off field', '{ case(id: "c1") { reporter { phone @skip(if: true) } } }', ['case.reporter.phone']],
    [
      'another operation of the document',
      'mutation M { note(text: "x") } mutation N { rename(id: "p1", name: "x") { phone } }',
      ['rename.phone'],
    ],
  ])('is refused whole for %s, with the paths', async (_, query, paths) => {
    const asks = query.startsWith('mutation M')
      ? gate.raw({
          headers: { 'content-type': 'application/json', authorization: `Bearer ${await gate.issuer.token(resident)}` },
          body: JSON.stringify({ query, operationName: 'M' }),
        })
      : gate.ask(query, { as: resident });
    const { status, errors, data } = await asks;
    expect([status, errors[0]?.extensions['code'], errors[0]?.extensions['paths']]).toEqual([
      403,
      'NOT_PERMITTED',
      paths,
    ]);
    expect(data).toBeUndefined();
    expect(asked()).toBe(0);
  });

  it('does not profit from what another was allowed before', async () => {
    const query = '{ case(id: "c1") { reporter { phone } } }';
    expect((await gate.ask(query, { as: handler })).data).toEqual({ case: { reporter: { phone: '138****0001' } } });
    expect((await gate.ask(query, { as: resident })).status).toBe(403);
    expect((await gate.ask(query, { as: null })).status).toBe(401);
  });
});

describe('guards on types', () => {
  let guarded: TestSubgraph;
  let other: Door;

  beforeAll(async () => {
    guarded = await subgraph(
      'things',
      `type Query {
        "One." node: Node @tag(name: "open")
        "Any." any: Any @tag(name: "open")
        "For signed-in people." me: P @authenticated @requiresScopes(scopes: [["case.read", "case.handle"], ["audit.read"]])
      }
      interface Node { id: ID! note: String }
      union Any = P | Q
      type P implements Node @key(fields: "id") { id: ID! note: String }
      type Q implements Node @key(fields: "id") @authenticated { id: ID! note: String @requiresScopes(scopes: [["audit.read"]]) }`,
      {
        Query: {
          node: () => ({ __typename: 'P', id: '1' }),
          any: () => ({ __typename: 'P', id: '1' }),
          me: () => ({ id: '1' }),
        },
      },
    );
    other = await door([guarded]);
  });

  afterAll(async () => {
    await other.close();
    await guarded.stop();
  });

  const auditor = { posts: ['auditor@340111000000'], realm_access: { roles: ['auditor'] } };

  it.each([
    ['an interface with a guarded kind', '{ node { id } }', null, 401],
    ['the same, signed in', '{ node { id } }', resident, 200],
    ['a field that one kind guards', '{ node { note } }', resident, 403],
    ['the same with the permission', '{ node { note } }', auditor, 200],
    ['a union without its guarded member', '{ any { ... on P { id } } }', null, 200],
    ['a union with its guarded member', '{ any { ... on Q { id } } }', null, 401],
    ['a guarded fragment', '{ any { ...F } } fragment F on Q { id }', null, 401],
    ['one group of scopes, whole', '{ me { id } }', handler, 200],
    ['one group of scopes, half', '{ me { id } }', { posts: [], realm_access: { roles: ['party-secretary'] } }, 403],
    ['another group of scopes', '{ me { id } }', auditor, 200],
  ])('%s', async (_, query, as, status) => {
    expect((await other.ask(query, { as })).status).toBe(status);
  });
});

describe('headers of a caller', () => {
  it.each([
    [{ 'linli-purpose': 'CURIOSITY' }, 'PURPOSE_UNKNOWN', 400],
    [{ 'linli-purpose': 'EMERGENCY' }, 'PURPOSE_REASON', 400],
    [{ 'linli-purpose': 'EMERGENCY; reason=%20a%20' }, 'PURPOSE_REASON', 400],
    [{ 'linli-purpose': 'EMERGENCY; reason=%E0%A4%A' }, 'PURPOSE_REASON', 400],
    [{ 'linli-purpose': `EMERGENCY; reason=${'x'.repeat(201)}` }, 'PURPOSE_REASON', 400],
    [{ 'linli-purpose': 'EMERGENCY; case=*' }, 'PURPOSE_REASON', 400],
    [{ 'linli-purpose': 'CASE_HANDLING; because' }, 'PURPOSE_REASON', 400],
    [{ 'linli-acting-at': '340111' }, 'CODE_INVALID', 400],
    [{ 'linli-acting-at': '340103000000' }, 'POST_NOT_HELD', 403],
    [{ 'idempotency-key': 'short' }, 'IDEMPOTENCY_KEY_INVALID', 400],
    [{ 'idempotency-key': 'with a blank in it' }, 'IDEMPOTENCY_KEY_INVALID', 400],
    [{ 'idempotency-key': 'x'.repeat(129) }, 'IDEMPOTENCY_KEY_INVALID', 400],
  ])('%j are refused as %s', async (headers, code, status) => {
    const told = await gate.ask('{ people { id } }', { headers });
    expect([told.status, told.errors[0]?.extensions['code']]).toEqual([status, code]);
  });

  it('continue a trace that is well formed, and no other', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';
    await gate.ask('{ people { id } }', { headers: { traceparent } });
    await gate.ask('{ people { id } }', { headers: { traceparent: '00-xyz' } });
    const [first, second] = city.population.heard;
    expect(first?.claims.traceparent).toMatch(
      /^00-4bf92f3577b34da6a3ce929d0e0e4736-(?!00f067aa0ba902b7)[0-9a-f]{16}-00$/,
    );
    expect(second?.claims.traceparent).toMatch(new RegExp(`^00-${second?.claims.rid}-[0-9a-f]{16}-01$`));
  });
});
