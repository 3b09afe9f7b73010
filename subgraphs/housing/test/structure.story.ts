import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, GRID, homes, looks, NEXT_COMMUNITY, NEXT_GRID, refused, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const estate = (input: object) =>
  does(cast.clerk, 'registerEstate', { input: { place: COMMUNITY, name: '琼临苑', ...input } });

describe('an estate', () => {
  it('is registered by a clerk of its place, and the city hears of it', async () => {
    const seen = await estate({ facilities: [{ kind: 'EBIKE_CHARGER', count: 40 }] });
    expect(seen).toMatchObject({ name: '琼临苑', address: { standardName: '琼临苑' }, version: 1 });
    expect(seen['facilities']).toEqual([{ kind: 'EBIKE_CHARGER', count: 40 }]);
    expect(await told(made)).toEqual(['estate.registered']);
  });

  it.each([
    ['in another community', { place: NEXT_COMMUNITY }, 'NOT_FOUND'],
    ['at a code that is no place', { place: '34011' }, 'CODE_INVALID'],
    ['without a name', { name: ' 、' }, 'ADDRESS_INVALID'],
    ['with a facility twice', { facilities: [{ kind: 'CLINIC' }, { kind: 'CLINIC' }] }, 'VALUE_INVALID'],
    ['with no chargers', { facilities: [{ kind: 'EBIKE_CHARGER', count: 0 }] }, 'VALUE_INVALID'],
  ])('is not registered %s', async (_, input, code) => {
    await expect(estate(input)).rejects.toMatchObject({ code });
  });

  it('has its name once in a community, however it is written', async () => {
    await estate({});
    await expect(estate({ name: '琼 临 苑' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    const next = await does(cast.neighbour, 'registerEstate', { input: { place: NEXT_COMMUNITY, name: '琼临苑' } });
    expect(next.version).toBe(1);
  });

  it('is described, and keeps what is left out', async () => {
    const on = await estate({ street: '广西路88号', facilities: [{ kind: 'CANTEEN', count: 1 }] });
    const input = { grids: [GRID] };
    const seen = await does(cast.clerk, 'describeEstate', { on, input });
    expect(seen).toMatchObject({ street: '广西路88号', facilities: [{ kind: 'CANTEEN' }] });
    expect(await told(made)).toEqual(['estate.registered', 'estate.changed']);
    await refused(cast, 'describeEstate', { on: seen, input });
  });

  it('has the company that was appointed', async () => {
    const on = await estate({});
    const input = { name: '和顺物业', officePhone: '0551-63500000', from: '2025-01-01', until: '2027-12-31' };
    const seen = await does(cast.lead, 'appointPropertyCompany', { on, input });
    const { estate: shown } = await cast.hub.asks(
      'query ($id: ID!) { estate(id: $id) { propertyCompany { name officePhone from until } } }',
      { id: on.id },
    );
    expect(shown.propertyCompany).toEqual(input);
    await refused(cast, 'appointPropertyCompany', { on: seen, input });
    for (const [over, code] of [
      [{ until: '2024-12-31' }, 'TERM_INVALID'],
      [{ creditCode: '913401001234567890' }, 'CREDIT_CODE_INVALID'],
      [{ name: ' ' }, 'VALUE_MISSING'],
    ] as const)
      await expect(
        does(cast.lead, 'appointPropertyCompany', { on: seen, input: { ...input, ...over } }),
      ).rejects.toMatchObject({ code });
  });

  it('has an owners’ committee for its term, and afterwards one whose term is over', async () => {
    const on = await estate({});
    const input = { members: 7, from: '2023-06-01', until: '2026-05-31' };
    const seen = await does(cast.lead, 'seatOwnersCommittee', { on, input });
    const SHOWN = 'query ($id: ID!) { estate(id: $id) { ownersCommittee { members isOver } } }';
    const isOver = async () => (await cast.hub.asks(SHOWN, { id: on.id })).estate.ownersCommittee;
    expect(await isOver()).toEqual({ members: 7, isOver: false });
    made.clock.set('2026-06-01T09:00:00+08:00');
    expect(await isOver()).toEqual({ members: 7, isOver: true });
    await refused(cast, 'seatOwnersCommittee', { on: seen, input });
    for (const [over, code] of [
      [{ members: 4 }, 'VALUE_INVALID'],
      [{ members: 6 }, 'VALUE_INVALID'],
      [{ until: '2023-05-31' }, 'TERM_INVALID'],
      [{ until: '2033-05-31' }, 'TERM_INVALID'],
    ] as const)
      await expect(
        does(cast.lead, 'seatOwnersCommittee', { on: seen, input: { ...input, ...over } }),
      ).rejects.toMatchObject({ code });
  });
});

describe('a building', () => {
  it('is registered in an estate with its units, and reads as its address', async () => {
    const { building } = await homes(cast);
    expect(building['address']).toEqual({
      standardName: '琼临苑3栋',
      aliases: [],
      layers: [
        { kind: 'DIVISION', value: COMMUNITY },
        { kind: 'AREA', value: '琼临苑' },
        { kind: 'BUILDING', value: '3' },
      ],
    });
    const { building: shown } = await cast.hub.asks(
      'query ($id: ID!) { building(id: $id) { units { number } houseCount } }',
      {
        id: building.id,
      },
    );
    expect(shown).toEqual({ units: [{ number: '1' }, { number: '2' }], houseCount: 1 });
    expect(await told(made)).toEqual([
      'estate.registered',
      'building.registered',
      'unit.registered',
      'unit.registered',
      'house.registered',
    ]);
  });

  it('stands at a road when it belongs to no estate', async () => {
    const input = { place: COMMUNITY, street: '广西路90号', number: '1', floors: 3 };
    expect(await does(cast.clerk, 'registerBuilding', { input })).toMatchObject({
      address: { standardName: '广西路90号1栋' },
    });
    for (const [over, code] of [
      [{ place: null }, 'VALUE_MISSING'],
      [{ street: null }, 'ADDRESS_INVALID'],
      [{ place: NEXT_COMMUNITY }, 'NOT_FOUND'],
      [{ floors: 0 }, 'VALUE_INVALID'],
      [{ units: 51 }, 'VALUE_INVALID'],
      [{ builtYear: 1492 }, 'VALUE_INVALID'],
      [{}, 'ALREADY_EXISTS'],
    ] as const)
      await expect(does(cast.clerk, 'registerBuilding', { input: { ...input, ...over } })).rejects.toMatchObject({
        code,
      });
  });

  it('does not stand outside the community of its estate', async () => {
    const on = await estate({});
    const input = { place: NEXT_COMMUNITY, estate: on.id, number: '4', floors: 6 };
    await expect(does(cast.district, 'registerBuilding', { input })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it('is described', async () => {
    const { building: on } = await homes(cast);
    const seen = await does(cast.clerk, 'describeBuilding', { on, input: { elevators: 2 } });
    expect(seen).toMatchObject({ elevators: 2, floors: 6 });
    expect((await told(made)).at(-1)).toBe('building.changed');
    await refused(cast, 'describeBuilding', { on: seen, input: { elevators: 1 } });
    await expect(does(cast.clerk, 'describeBuilding', { on: seen, input: { floors: 999 } })).rejects.toMatchObject({
      code: 'VALUE_INVALID',
    });
  });

  it('moves to another grid with all that is in it, and population hears of each house', async () => {
    const { building: on, house } = await homes(cast, { use: 'RENTED' });
    await made.hear({
      type: 'residence.started',
      subject: 'residence-1',
      jurisdiction: COMMUNITY,
      data: { resident: 'r1', house: house.id, relation: 'TENANT' },
    });
    const input = { house: house.id, kind: 'GAS', severity: 'MAJOR', description: '胶管老化' };
    const hazard = await does(cast.gridWorker, 'findHazard', { input });
    const seen = await does(cast.clerk, 'moveBuilding', { on, place: NEXT_GRID });
    expect(seen).toMatchObject({ gridCode: NEXT_GRID, version: 2 });
    expect(await looks(cast.gridWorker, 'House', house.id)).toBeNull();
    expect(await looks(cast.otherGridWorker, 'Hazard', hazard.id)).toMatchObject({ state: 'FOUND' });
    expect(await looks(cast.otherGridWorker, 'House', house.id)).toMatchObject({
      registered: 1,
      gridCode: NEXT_GRID,
      mismatches: [{ kind: 'RENTED_WITHOUT_LEASE' }],
    });
    const line = (await made.journal()).find(({ event }) => event?.type === 'house.changed');
    expect(line).toMatchObject({ subject: house.id, place: NEXT_GRID });
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
    expect(await does(cast.clerk, 'moveBuilding', { on: seen, place: NEXT_GRID })).toMatchObject({ version: 2 });
    await refused(cast, 'moveBuilding', { on: seen, place: GRID });
    await expect(does(cast.district, 'moveBuilding', { on: seen, place: NEXT_COMMUNITY })).rejects.toMatchObject({
      code: 'VALUE_INVALID',
    });
  });

  it('gets another unit, once', async () => {
    const { building } = await homes(cast);
    const add = (person: Parameters<typeof does>[0], number: string) =>
      does(person, 'registerUnit', { input: { building: building.id, number } });
    expect(await add(cast.clerk, '三单元')).toMatchObject({ number: '3' });
    await expect(add(cast.clerk, '3')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await expect(add(cast.neighbour, '4')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(add(cast.gridWorker, '4')).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('shows its houses floor by floor, the highest first', async () => {
    const { building } = await homes(cast);
    for (const [unit, floor, room] of [
      ['1', 5, '502'],
      ['1', 5, '501'],
      ['1', 6, '601'],
      ['2', -1, 'B101'],
    ] as const)
      await does(cast.clerk, 'registerHouse', { input: { building: building.id, unit, floor, room } });
    const { building: shown } = await cast.gridWorker.asks(
      'query ($id: ID!) { building(id: $id) { board { units isCut floors { floor houses { unitNumber room use } } } } }',
      { id: building.id },
    );
    const house = (unitNumber: string, room: string) => ({ unitNumber, room, use: 'OWN' });
    expect(shown.board).toEqual({
      units: ['1', '2'],
      isCut: false,
      floors: [
        { floor: 6, houses: [house('1', '601')] },
        { floor: 5, houses: [house('1', '501'), house('1', '502'), house('2', '501')] },
        { floor: -1, houses: [house('2', 'B101')] },
      ],
    });
  });
});

describe('the lists', () => {
  it('find an estate by two characters of its name and a building by its address', async () => {
    await homes(cast);
    const { estates, buildings } = await cast.hub.asks(
      '{ estates(first: 5, search: "琼临") { nodes { name } } buildings(first: 5, search: "苑3栋") { nodes { number } } }',
    );
    expect([estates.nodes, buildings.nodes]).toEqual([[{ name: '琼临苑' }], [{ number: '3' }]]);
  });

  it('order doors as people count them', async () => {
    const { building } = await homes(cast);
    for (const room of ['1001', '201', 'B101'])
      await does(cast.clerk, 'registerHouse', { input: { building: building.id, unit: '2', floor: 2, room } });
    const { building: shown } = await cast.hub.asks(
      'query ($id: ID!) { building(id: $id) { houses(first: 10, order: DOOR) { nodes { room } } } }',
      { id: building.id },
    );
    expect(shown.houses.nodes.map(({ room }: { room: string }) => room)).toEqual(['201', '501', '1001', 'B101']);
  });

  it('show nothing next door, and nothing to residents', async () => {
    const { estate: on } = await homes(cast);
    const ALL =
      '{ estates(first: 5) { totalCount } buildings(first: 5) { totalCount } houses(first: 5) { totalCount } }';
    const none = { totalCount: 0 };
    expect(await cast.neighbour.asks(ALL)).toEqual({ estates: none, buildings: none, houses: none });
    await expect(cast.resident.asks(ALL)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await looks(cast.neighbour, 'Estate', on.id)).toBeNull();
  });
});
