import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, GRID, homes, looks, refused, told, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const owner = { ownerName: '欧阳明月', ownerPhone: '13912345678' };

describe('a house', () => {
  it('is registered where it stands, and population hears its address', async () => {
    const { estate, building, house } = await homes(cast);
    expect(house).toMatchObject({
      addressKey: '琼临苑3栋2单元501室',
      unitNumber: '2',
      room: '501',
      use: 'OWN',
      gridCode: GRID,
    });
    const line = (await made.journal()).find(({ event }) => event?.type === 'house.registered');
    expect(line).toMatchObject({
      subject: house.id,
      place: GRID,
      event: { data: { building: building.id, estate: estate.id, addressKey: '琼临苑3栋2单元501室' } },
    });
  });

  it.each([
    ['on a floor the building does not have', { floor: 7 }, 'FLOOR_INVALID'],
    ['on no floor', { floor: 0 }, 'FLOOR_INVALID'],
    ['too deep', { floor: -2 }, 'FLOOR_INVALID'],
    ['in a unit the building does not have', { unit: '9' }, 'NOT_FOUND'],
    ['without a door', { room: ' 室' }, 'ADDRESS_INVALID'],
    ['without size', { area: 0 }, 'VALUE_INVALID'],
    ['with a phone nobody can call', { ownerPhone: '12345' }, 'VALUE_INVALID'],
    ['a second time', { unit: '2单元', room: '0501' }, 'ALREADY_EXISTS'],
  ])('is not registered %s', async (_, over, code) => {
    const { building } = await homes(cast);
    const input = { building: building.id, unit: '1', floor: 5, room: '501', ...over };
    await expect(does(cast.clerk, 'registerHouse', { input })).rejects.toMatchObject({ code });
  });

  it('is not registered in a building next door', async () => {
    const { building } = await homes(cast);
    const input = { building: building.id, floor: 1, room: '101' };
    await expect(does(cast.neighbour, 'registerHouse', { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is described, and population hears of it; nothing is told when all was so already', async () => {
    const { house: on } = await homes(cast);
    const input = { area: 92, tenure: 'MARKET' };
    const seen = await does(cast.clerk, 'describeHouse', { on, input });
    expect(seen).toMatchObject({ area: 92, floor: 5, version: 2 });
    expect((await told(made)).at(-1)).toBe('house.changed');
    expect(await does(cast.clerk, 'describeHouse', { on: seen, input })).toMatchObject({ version: 2 });
    await refused(cast, 'describeHouse', { on: seen, input: { area: 50 } });
    await expect(does(cast.clerk, 'describeHouse', { on: seen, input: { floor: 60 } })).rejects.toMatchObject({
      code: 'FLOOR_INVALID',
    });
  });

  it('is used otherwise, and the city hears from what to what', async () => {
    const { house: on } = await homes(cast);
    const seen = await does(cast.clerk, 'changeHouseUse', { on, use: 'VACANT' });
    expect(seen['use']).toBe('VACANT');
    const line = (await made.journal()).find(({ event }) => event?.type === 'house.use-changed');
    expect(line?.event?.data).toEqual({ from: 'OWN', to: 'VACANT' });
    await expect(does(cast.clerk, 'changeHouseUse', { on: seen, use: 'VACANT' })).rejects.toMatchObject({
      code: 'HOUSE_USE_SAME',
    });
    await refused(cast, 'changeHouseUse', { on: seen, use: 'OWN' });
  });

  it('is taken off the register, and its counters go with it', async () => {
    const { house: on } = await homes(cast);
    await refused(cast, 'removeHouse', { on, reason: '拆除' });
    await expect(does(cast.lead, 'removeHouse', { on, reason: ' ' })).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    });
    expect(await does(cast.lead, 'removeHouse', { on, reason: '拆除' })).toBe(on.id);
    expect(await looks(cast.clerk, 'House', on.id)).toBeNull();
    const line = (await made.journal()).find(({ event }) => event?.type === 'house.removed');
    expect(line).toMatchObject({
      subject: on.id,
      reason: '拆除',
      event: { data: { addressKey: '琼临苑3栋2单元501室' } },
    });
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('stays while people are registered in it, or a lease runs', async () => {
    const { house } = await homes(cast);
    const data = { resident: 'r1', house: house.id, relation: 'OWNER' };
    await made.hear({ type: 'residence.started', subject: 'res-1', jurisdiction: COMMUNITY, data });
    const on = await looks(cast.lead, 'House', house.id);
    await expect(does(cast.lead, 'removeHouse', { on, reason: '拆除' })).rejects.toMatchObject({
      code: 'HOUSE_OCCUPIED',
    });
    await made.hear({ type: 'residence.ended', subject: 'res-1', jurisdiction: COMMUNITY, version: 2, data });
    await does(cast.clerk, 'registerLease', {
      input: { house: house.id, tenants: ['r2'], from: '2026-01-01', until: '2026-12-31' },
    });
    const let_ = await looks(cast.lead, 'House', house.id);
    await expect(does(cast.lead, 'removeHouse', { on: let_, reason: '拆除' })).rejects.toMatchObject({
      code: 'HOUSE_LEASED',
    });
  });
});

describe('whose a house is', () => {
  const OWNER = 'query ($id: ID!) { house(id: $id) { ownerName ownerPhone } }';
  const read = async (someone: Parameters<typeof made.person>[0], { id }: Seen) =>
    (await made.person(someone).asks(OWNER, { id })).house;
  const hidden = { ownerName: '欧阳**', ownerPhone: '139****5678' };

  it('is hidden without a purpose, in lists as on the page', async () => {
    const { house } = await homes(cast, owner);
    expect(await read({ at: COMMUNITY, roles: ['community-clerk'] }, house)).toEqual(hidden);
    const { houses } = await cast.clerk.asks('{ houses(first: 5) { nodes { ownerName ownerPhone } } }');
    expect(houses.nodes).toEqual([hidden]);
    expect(JSON.stringify(await made.journal())).not.toMatch(/欧阳明月|13912345678/);
  });

  it('is clear for who visits the house, and it is written down', async () => {
    const { house } = await homes(cast, owner);
    const visitor = {
      at: COMMUNITY,
      roles: ['grid-worker'],
      grids: [GRID],
      purpose: 'HOUSEHOLD_VISIT',
      id: 'u-eyes',
    } as const;
    expect(await read(visitor, house)).toEqual(owner);
    const [line] = (await made.journal()).filter(({ outcome }) => outcome === 'REVEALED');
    expect(line).toMatchObject({ subject: house.id, purpose: 'HOUSEHOLD_VISIT', who: { id: 'u-eyes' } });
  });

  it.each([
    ['in an emergency where nothing is dangerous', { roles: ['hub-operator'], purpose: 'EMERGENCY' }],
    ['for handling cases', { roles: ['hub-operator'], purpose: 'CASE_HANDLING' }],
    ['for elderly care', { roles: ['community-clerk'], purpose: 'ELDERLY_CARE' }],
  ] as const)('stays hidden %s', async (_, someone) => {
    const { house } = await homes(cast, owner);
    expect(await read({ at: COMMUNITY, ...someone }, house)).toEqual(hidden);
  });

  it('is clear in an emergency while something in the house is dangerous', async () => {
    const { house } = await homes(cast, owner);
    await does(cast.gridWorker, 'findHazard', {
      input: { house: house.id, kind: 'GAS', severity: 'MAJOR', description: '燃气泄漏' },
    });
    expect(await read({ at: COMMUNITY, roles: ['hub-operator'], purpose: 'EMERGENCY' }, house)).toEqual(owner);
  });

  it('does not come back as a mask, and filters nothing', async () => {
    const { house: on } = await homes(cast, owner);
    await expect(does(cast.clerk, 'describeHouse', { on, input: { ownerPhone: '139****5678' } })).rejects.toMatchObject(
      {
        code: 'MASKED_VALUE',
      },
    );
  });
});

describe('another name of a place', () => {
  it('is known from then on, once, and the city hears of it', async () => {
    const { estate, building, house } = await homes(cast);
    const named = await does(cast.clerk, 'aliasEstate', { on: estate, alias: '老电厂 宿舍' });
    expect(named['address']).toMatchObject({ aliases: ['老电厂 宿舍'] });
    expect(await does(cast.clerk, 'aliasEstate', { on: named, alias: '老电厂宿舍' })).toMatchObject({ version: 2 });
    await does(cast.clerk, 'aliasBuilding', { on: building, alias: '职工楼' });
    await does(cast.clerk, 'aliasHouse', { on: house, alias: '广西路88号甲栋5楼东' });
    expect((await told(made)).slice(-3)).toEqual(['address.aliased', 'address.aliased', 'address.aliased']);
    await refused(cast, 'aliasEstate', { on: named, alias: '电厂新村' });
    await refused(cast, 'aliasBuilding', { on: { ...building, version: 2 }, alias: '电厂新村1栋' });
    await refused(cast, 'aliasHouse', { on: { ...house, version: 2 }, alias: '电厂新村1栋101' });
  });

  it('is nobody else’s, and says something', async () => {
    const { estate, building, house } = await homes(cast);
    const other = await does(cast.clerk, 'registerEstate', { input: { place: COMMUNITY, name: '融荫花园' } });
    await expect(does(cast.clerk, 'aliasEstate', { on: other, alias: '琼临苑' })).rejects.toMatchObject({
      code: 'ADDRESS_TAKEN',
    });
    await does(cast.clerk, 'aliasEstate', { on: estate, alias: '老电厂' });
    await expect(does(cast.clerk, 'aliasEstate', { on: other, alias: '老电厂' })).rejects.toMatchObject({
      code: 'ADDRESS_TAKEN',
    });
    const second = await does(cast.clerk, 'registerHouse', {
      input: { building: building.id, unit: '1', floor: 1, room: '101' },
    });
    await expect(does(cast.clerk, 'aliasHouse', { on: second, alias: '琼临苑3栋2单元501' })).rejects.toMatchObject({
      code: 'ADDRESS_TAKEN',
    });
    await expect(does(cast.clerk, 'aliasHouse', { on: house, alias: ' , ' })).rejects.toMatchObject({
      code: 'ADDRESS_INVALID',
    });
  });
});
