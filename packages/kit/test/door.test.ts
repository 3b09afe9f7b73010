import { observeWith } from '../src/index.ts';
import { bodyHash, CONTEXT_HEADER, seal } from '../src/context.ts';
import { claimsOf, gateway, town } from '@linli/testkit';
import { failing } from './failing.ts';
import { houses, subgraph } from './houses/subgraph.ts';

const COMMUNITY = '340111400001';
const whole = town(subgraph);
const { given, person, running, journal } = whole;
const { refuses, worksAgain } = failing(whole);
const someone = { at: COMMUNITY, roles: ['dept-handler'] as const };
const ALL = '{ houses(first: 1) { nodes { id } } }';

const ask = (query: string, traceparent?: string) => {
  const payload = JSON.stringify({ query });
  const claims = claimsOf(someone, { aud: 'houses', bh: bodyHash(payload) });
  const token = seal(traceparent ? { ...claims, traceparent } : claims, gateway.privateKey);
  const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: token };
  return running().app.inject({ method: 'POST', url: '/graphql', headers, payload });
};

afterEach(() => worksAgain());

describe('whoever watches over a service', () => {
  it('is told it is ready, and within a moment when its database is not', async () => {
    const ready = () => running().app.inject({ url: '/health/ready' });
    expect((await ready()).statusCode).toBe(200);
    await refuses(1, 8000, 'ping');
    expect((await ready()).statusCode).toBe(503);
    expect((await running().app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });
});

describe('a reveal', () => {
  it('that cannot be written down does not happen', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1', tenantPhone: '13800138000' });
    const clerk = person({ ...someone, purpose: 'CASE_HANDLING' });
    const WHO = 'query ($id: ID!) { house(id: $id) { number tenantPhone } }';
    await refuses(1, 8000, 'insert');
    const { data, errors } = await clerk.answers(WHO, { id });
    expect(data).toEqual({ house: { number: 'A1', tenantPhone: null } });
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(errors)).not.toContain('13800138000');
    expect(await journal()).toEqual([]);
  });
});

describe('figures', () => {
  it('are not told as nothing when they cannot be read', async () => {
    const STATS = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "${COMMUNITY}" }]) { ... on Jurisdiction { houseStats { all } } } }`;
    await refuses(2, 8000, 'find');
    expect(JSON.parse((await ask(STATS)).body).errors[0].extensions.code).toBe('INTERNAL');
  });
});

describe('a trace', () => {
  const spans: { name: string; parent: unknown; ended: boolean }[] = [];
  const tracer = {
    startSpan(name: string, _: unknown, above: { getValue(key: symbol): unknown }) {
      const parents = [...(above as unknown as { _currentContext: Map<symbol, unknown> })._currentContext.values()];
      const span = { name, parent: parents[0], ended: false };
      spans.push(span);
      return { setStatus: () => undefined, end: () => (span.ended = true), spanContext: () => ({}) };
    },
  };
  const TRACE = '0af7651916cd43dd8448eb211c80319c';

  afterEach(() => {
    observeWith(null);
    spans.length = 0;
  });

  it('goes on below the caller when somebody observes, and carries nothing but the name of the service', async () => {
    observeWith(tracer as never);
    expect((await ask(ALL, `00-${TRACE}-b7ad6b7169203331-01`)).statusCode).toBe(200);
    expect(spans).toMatchObject([{ name: 'graphql', ended: true }]);
    const parent = spans[0]?.parent as { spanContext(): object };
    expect(parent.spanContext()).toMatchObject({ traceId: TRACE, spanId: 'b7ad6b7169203331', isRemote: true });
  });

  it('is not made when nobody observes, nor below rubbish', async () => {
    await ask(ALL, `00-${TRACE}-b7ad6b7169203331-01`);
    expect(spans).toEqual([]);
    observeWith(tracer as never);
    await ask(ALL, 'rubbish');
    expect(spans).toMatchObject([{ parent: undefined }]);
  });
});
