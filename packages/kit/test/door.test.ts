import { bodyHash, CONTEXT_HEADER, seal } from '../src/context.ts';
import { claimsOf, gateway, town } from '@linli/testkit';
import { failing } from './failing.ts';
import { houses, subgraph } from './houses/subgraph.ts';

const COMMUNITY = '340111400001';
const whole = town(subgraph);
const { given, person, running, journal } = whole;
const { refuses, worksAgain } = failing(whole);
const someone = { at: COMMUNITY, roles: ['dept-handler'] as const };

const ask = (query: string) => {
  const payload = JSON.stringify({ query });
  const claims = claimsOf(someone, { aud: 'houses', bh: bodyHash(payload) });
  const token = seal(claims, gateway.privateKey);
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
