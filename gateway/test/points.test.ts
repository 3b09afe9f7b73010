import fc from 'fast-check';
import { pointsOf } from '../src/operation/points.ts';
import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

const allowance = { most: 100, perSecond: 10 };

describe('an allowance', () => {
  it('gives back what was not needed, and no more', () => {
    const points = pointsOf(() => 0);
    const first = points.reserve('a', allowance, 80);
    if ('waitMs' in first) throw new Error('refused');
    expect(first.settle(30).currentlyAvailable).toBe(70);
    expect(first.settle(0).currentlyAvailable).toBe(70);
  });

  it('says how long to wait, and keeps the word', () => {
    let now = 0;
    const points = pointsOf(() => now);
    points.reserve('a', allowance, 100);
    const refused = points.reserve('a', allowance, 25);
    expect(refused).toEqual({
      waitMs: 2_500,
      throttleStatus: { maximumAvailable: 100, currentlyAvailable: 0, restoreRate: 10 },
    });
    now = 2_499;
    expect(points.reserve('a', allowance, 25)).toHaveProperty('waitMs');
    now = 2_500;
    expect(points.reserve('a', allowance, 25)).toHaveProperty('settle');
  });

  it('is nobody else’s', () => {
    const points = pointsOf(() => 0);
    points.reserve('a', allowance, 100);
    expect(points.reserve('b', allowance, 100)).toHaveProperty('settle');
  });

  it('lets what is larger than the whole have its turn when all is there', () => {
    let now = 0;
    const points = pointsOf(() => now);
    expect(points.reserve('a', allowance, 150)).toHaveProperty('settle');
    now = 14_999;
    expect(points.reserve('a', allowance, 150)).toHaveProperty('waitMs');
    now = 15_000;
    expect(points.reserve('a', allowance, 150)).toHaveProperty('settle');
  });

  it('never gives out more than its most and what came back', () => {
    const asked = fc.record({ after: fc.nat(5_000), points: fc.integer({ min: 1, max: 120 }), used: fc.nat(120) });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 60 }), (all) => {
        let now = 0;
        let spent = 0;
        const points = pointsOf(() => now);
        for (const { after, points: wished, used } of all) {
          now += after;
          const found = points.reserve('a', allowance, wished);
          if ('waitMs' in found) continue;
          const { currentlyAvailable } = found.settle(used);
          spent += Math.min(used, wished);
          expect(currentlyAvailable).toBeLessThanOrEqual(allowance.most);
        }
        // What is larger than the whole leaves a debt of at most itself.
        expect(spent).toBeLessThanOrEqual(allowance.most + (now / 1_000) * allowance.perSecond + 20);
      }),
    );
  });
});

describe('a vendor’s app', () => {
  let city: World;
  let gate: Door;
  const vendor = {
    azp: 'vendor-demo',
    realm_access: { roles: ['vendor-app'] },
    posts: ['vendor-app@340111000000'],
    scope: 'case.read',
  };

  beforeAll(async () => {
    city = await world();
    gate = await door([city.population, city.cases], { allowances: { vendor: { most: 40, perSecond: 1 } } });
  });

  afterAll(async () => {
    await gate.close();
    await city.stop();
  });

  it('reads in each answer what it cost and what is left', async () => {
    const { text } = await gate.ask('{ __typename }', { as: vendor });
    expect(JSON.parse(text)).toMatchObject({
      extensions: {
        cost: {
          requestedQueryCost: 1,
          actualQueryCost: 1,
          throttleStatus: { maximumAvailable: 40, currentlyAvailable: 39, restoreRate: 1 },
        },
      },
    });
  });

  it('is told when to come back, before anything is fetched', async () => {
    const wide = '{ people { id cases(first: 3) { id } } }';
    await gate.ask(wide, { as: vendor });
    const heard = city.population.heard.length;
    const refused = await gate.ask(wide, { as: vendor });
    expect([refused.status, refused.errors[0]?.extensions['code']]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused.errors[0]?.extensions).toMatchObject({ retryable: true, cost: { requestedQueryCost: 200 } });
    expect(city.population.heard).toHaveLength(heard);
  });

  it('takes nothing from the staff', async () => {
    expect((await gate.ask('{ people { id } }')).status).toBe(200);
  });
});
