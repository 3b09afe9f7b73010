import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, homes, looks, refused, told, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const terms = { tenants: ['r1', 'r2'], from: '2026-01-01', until: '2026-04-30' };
const lets = (house: Seen, over: object = {}, person = cast.clerk) =>
  does(person, 'registerLease', { input: { house: house.id, ...terms, ...over } });

describe('a lease', () => {
  it('is registered, makes the house a rented one, and the city hears both', async () => {
    const { house } = await homes(cast);
    const lease = await lets(house);
    expect(lease).toMatchObject({
      state: 'ACTIVE',
      isExpiring: false,
      tenants: [{ id: 'r1' }, { id: 'r2' }],
      house: { use: 'RENTED' },
    });
    expect((await told(made)).slice(-2)).toEqual(['lease.registered', 'house.use-changed']);
  });

  it('leaves a business a business', async () => {
    const { house } = await homes(cast, { use: 'BUSINESS' });
    expect(await lets(house)).toMatchObject({ house: { use: 'BUSINESS' } });
  });

  it.each([
    ['that ends before it begins', { until: '2025-12-31' }, 'LEASE_PERIOD'],
    ['for more than twenty years', { until: '2046-01-02' }, 'LEASE_PERIOD'],
    ['that is over', { from: '2025-01-01', until: '2026-03-01' }, 'LEASE_PERIOD'],
    ['to nobody', { tenants: [] }, 'LEASE_TENANTS'],
    ['to somebody twice', { tenants: ['r1', 'r1'] }, 'LEASE_TENANTS'],
    ['to a crowd', { tenants: Array.from({ length: 21 }, (_, at) => `r${at}`) }, 'LEASE_TENANTS'],
    ['for less than nothing', { rent: -1 }, 'VALUE_INVALID'],
  ])('is not registered %s', async (_, over, code) => {
    const { house } = await homes(cast);
    await expect(lets(house, over)).rejects.toMatchObject({ code });
  });

  it('is not registered twice for one tenant, from next door, or without the right', async () => {
    const { house } = await homes(cast);
    await lets(house);
    await expect(lets(house, { tenants: ['r2'] })).rejects.toMatchObject({ code: 'LEASE_OVERLAPS' });
    await expect(lets(house, { tenants: ['r3'] }, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(lets(house, { tenants: ['r3'] }, cast.gridWorker)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await lets(house, { tenants: ['r3'] })).toMatchObject({ state: 'ACTIVE' });
  });

  it('is ended before its time, once, with a reason; then a rented house has no lease', async () => {
    const { house } = await homes(cast);
    const on = await lets(house);
    await refused(cast, 'endLease', { on, reason: '退租' });
    await expect(does(cast.clerk, 'endLease', { on, reason: ' ' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    const ended = await does(cast.clerk, 'endLease', { on, reason: '退租' });
    expect(ended).toMatchObject({ state: 'ENDED' });
    await expect(does(cast.clerk, 'endLease', { on: ended, reason: '退租' })).rejects.toMatchObject({
      code: 'LEASE_ENDED',
    });
    expect((await looks(cast.clerk, 'House', house.id))['mismatches']).toMatchObject([
      { kind: 'RENTED_WITHOUT_LEASE' },
    ]);
    expect((await told(made)).slice(-2)).toEqual(['lease.ended', 'mismatch.found']);
  });

  it('is announced thirty days before its last day, and expires after it', async () => {
    const { house } = await homes(cast);
    const { id } = await lets(house);
    made.clock.set('2026-03-30T23:59:00+08:00');
    expect(await made.tick('leases')).toBe(0);
    made.clock.set('2026-03-31T00:00:00+08:00');
    expect(await made.tick('leases')).toBe(1);
    expect(await looks(cast.clerk, 'Lease', id)).toMatchObject({ state: 'ACTIVE', isExpiring: true });
    expect(await made.tick('leases')).toBe(0);
    made.clock.set('2026-04-30T23:59:00+08:00');
    expect(await made.tick('leases')).toBe(0);
    made.clock.set('2026-05-01T00:00:00+08:00');
    expect(await made.tick('leases')).toBe(1);
    expect(await looks(cast.clerk, 'Lease', id)).toMatchObject({ state: 'EXPIRED', isExpiring: false });
    expect((await told(made)).slice(-3)).toEqual(['lease.expiring', 'lease.ended', 'mismatch.found']);
    expect(await made.tick('leases')).toBe(0);
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('is announced at once when less than thirty days are left', async () => {
    const { house } = await homes(cast);
    const { id } = await lets(house, { until: '2026-03-20' });
    expect(await made.tick('leases')).toBe(1);
    expect(await looks(cast.clerk, 'Lease', id)).toMatchObject({ isExpiring: true });
  });

  it('is listed by what is near its end', async () => {
    const { house } = await homes(cast);
    await lets(house, { tenants: ['r1'], until: '2026-03-20' });
    await lets(house, { tenants: ['r2'], until: '2026-12-31' });
    await made.tick('leases');
    const { leases } = await cast.clerk.asks(
      '{ leases(first: 5, order: ENDING, filter: { isExpiring: true }) { nodes { until } } }',
    );
    expect(leases.nodes).toEqual([{ until: '2026-03-20' }]);
  });
});

describe('the rent', () => {
  const RENT = 'query ($id: ID!) { lease(id: $id) { rent } }';
  const read = async (someone: object, id: string) =>
    (await made.person({ at: COMMUNITY, roles: ['community-clerk'], ...someone }).asks(RENT, { id })).lease.rent;

  it('is hidden, and clear for the affair it serves', async () => {
    const { house } = await homes(cast);
    const { id } = await lets(house, { rent: 1834.5 });
    expect(await read({}, id)).toBeNull();
    expect(await read({ purpose: 'HOUSEHOLD_VISIT' }, id)).toBeNull();
    expect(await read({ purpose: 'AFFAIR_HANDLING' }, id)).toBe(1834.5);
  });
});

describe('tenants whose records become one', () => {
  const say = (type: string, data: object, subject = 'r1') =>
    made.hear({ type, subject, jurisdiction: COMMUNITY, data: data as Record<string, string> });
  const tenants = async ({ id }: Seen) =>
    ((await looks(cast.clerk, 'Lease', id))['tenants'] as { id: string }[]).map((each) => each.id).sort();

  it('are followed, and parted again when it is undone', async () => {
    const { house } = await homes(cast);
    const lease = await lets(house, { tenants: ['r1', 'r5'] });
    await say('resident.merged', { from: 'r1', into: 'r9' });
    expect(await tenants(lease)).toEqual(['r5', 'r9']);
    await say('resident.unmerged', { from: 'r1', into: 'r9' });
    expect(await tenants(lease)).toEqual(['r1', 'r5']);
  });

  it('stay two when both were tenants', async () => {
    const { house } = await homes(cast);
    const lease = await lets(house);
    await say('resident.merged', { from: 'r1', into: 'r2' });
    expect(await tenants(lease)).toEqual(['r2']);
    await say('resident.unmerged', { from: 'r1', into: 'r2' });
    expect(await tenants(lease)).toEqual(['r1', 'r2']);
  });

  it('are forgotten when they are erased', async () => {
    const { house } = await homes(cast);
    const lease = await lets(house);
    await say('resident.erased', {});
    expect(await tenants(lease)).toEqual(['r2']);
  });
});
