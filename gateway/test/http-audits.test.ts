import { serverAudits } from 'graphql-http';
import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases]);
});

afterAll(async () => {
  await gate.close();
  await city.stop();
});

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${gate.url}/graphql` });

  it('has the sixty-one audits of its reference server', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });
});
