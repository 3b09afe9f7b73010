import { systemViewer } from '@linli/kit/inside';
import { town } from '@linli/testkit';
import type { Cells, Done, Outcome } from '@linli/imports';
import { subgraph } from '../src/index.ts';
import { houses } from '../src/house.model.ts';
import { keyOfRow, type HouseRow } from '../src/ledger.rules.ts';
import { ledgers } from '../src/ledger.target.ts';
import { castOf, COMMUNITY, does, homes, looks, NEXT_COMMUNITY, told, type Seen } from './people.ts';

const made = town(subgraph);
const [houseLedger] = ledgers;
const cast = castOf(made);

const cells = (over: Cells = {}): Cells => ({
  place: COMMUNITY,
  estate: '融荫花园',
  building: '7号楼',
  unit: '一单元',
  room: '1203室',
  area: '101.5',
  use: 'OWN',
  tenure: 'MARKET',
  ownerName: '张三',
  ownerPhone: '13912345678',
  ...over,
});

const read = (over: Cells = {}): HouseRow => {
  const result = houseLedger.read(cells(over));
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.row;
};
const faultsOf = (over: Cells) => {
  const result = houseLedger.read(cells(over));
  return 'faults' in result ? result.faults : [];
};

const batch = { job: 'job-1', number: 0, place: COMMUNITY, by: 'u-clerk' };

function asJob<T>(
  work: (context: Parameters<typeof houseLedger.apply>[0]) => Promise<T>,
  place = COMMUNITY,
): Promise<T> {
  const { engine } = made.running();
  const context = engine.contextFor({ viewer: systemViewer('housing/import', [place]), requestId: 'job' });
  return engine.within(context, work);
}
const applies = (rows: readonly HouseRow[]) => asJob((context) => houseLedger.apply(context, rows, batch));
const compares = (rows: readonly HouseRow[]) => asJob((context) => houseLedger.compare(context, rows, batch));
const undoes = (done: readonly Done[]) => asJob((context) => houseLedger.undo(context, done, batch));
const doneOf = (outcomes: readonly Outcome[]): Done[] =>
  outcomes.filter((each): each is Done => each.kind !== 'FAULTY' && each.kind !== 'UNCHANGED');
const kinds = (all: readonly { readonly kind: string }[]) => all.map(({ kind }) => kind);
const seen = async (): Promise<readonly Seen[]> =>
  (
    await cast.clerk.asks(
      '{ houses(first: 50, order: DOOR) { nodes { id version addressKey floor area use tenure mismatches { kind } } } }',
    )
  ).houses.nodes;

describe('a row of a ledger', () => {
  it('is a house, with the floor its room speaks of', () => {
    expect(read()).toEqual({
      place: COMMUNITY,
      area: '融荫花园',
      estateName: '融荫花园',
      building: '7',
      unit: '1',
      room: '1203',
      floor: 12,
      size: 101.5,
      use: 'OWN',
      tenure: 'MARKET',
      ownerName: '张三',
      ownerPhone: '13912345678',
    });
    expect([read({ room: 'B101' }).floor, read({ room: '501' }).floor, read({ floor: '3' }).floor]).toEqual([-1, 5, 3]);
  });

  it.each([
    ['without an estate or a road', { estate: null }, 'estate', 'VALUE_MISSING'],
    ['without a building', { building: ' ' }, 'building', 'VALUE_MISSING'],
    ['without a room', { room: null }, 'room', 'VALUE_MISSING'],
    ['on a floor nobody knows', { room: '东户' }, 'floor', 'VALUE_MISSING'],
    ['on half a floor', { floor: '2.5' }, 'floor', 'FLOOR_INVALID'],
    ['on no floor', { floor: '0' }, 'floor', 'FLOOR_INVALID'],
    ['in the clouds', { floor: '900' }, 'floor', 'FLOOR_INVALID'],
    ['of no size', { area: '0' }, 'area', 'VALUE_INVALID'],
  ])('is faulty %s', (_, over, field, code) => {
    expect(faultsOf(over)).toContainEqual({ field, code });
  });

  it('has a key that another way of writing does not change', () => {
    const other = { estate: '融荫 花园', building: '七幢', unit: '01', room: '1203' };
    expect(keyOfRow(read(other))).toBe(keyOfRow(read()));
    expect(keyOfRow(read({ room: '1204' }))).not.toBe(keyOfRow(read()));
  });
});

describe('a ledger of houses', () => {
  it('makes what is missing: estate, building, unit and house, and population hears of each house', async () => {
    const rows = [read(), read({ room: '1204' }), read({ unit: '2' }), read({ building: '8', unit: null })];
    expect(kinds(await compares(rows))).toEqual(['NEW', 'NEW', 'NEW', 'NEW']);
    const outcomes = await applies(rows);
    expect(kinds(outcomes)).toEqual(['CREATED', 'CREATED', 'CREATED', 'CREATED']);
    expect((await seen()).map(({ addressKey }) => addressKey)).toEqual([
      '融荫花园7栋1单元1203室',
      '融荫花园7栋1单元1204室',
      '融荫花园7栋2单元1203室',
      '融荫花园8栋1203室',
    ]);
    expect((await told(made)).filter((type) => type === 'house.registered')).toHaveLength(4);
    const { estates, buildings } = await cast.clerk.asks(
      '{ estates(first: 5) { totalCount } buildings(first: 5) { totalCount nodes { floors } } }',
    );
    expect([estates.totalCount, buildings.totalCount, buildings.nodes[0].floors]).toEqual([1, 2, 12]);
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const rows = [read(), read({ room: '1204' })];
    await applies(rows);
    const before = await made.journal();
    expect(kinds(await compares(rows))).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(kinds(await applies(rows))).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await made.journal()).toHaveLength(before.length);
  });

  it('changes what differs and leaves what it does not say', async () => {
    await applies([read()]);
    const row = read({ area: '88', tenure: null, use: 'VACANT', ownerName: null });
    expect(await compares([row])).toEqual([{ kind: 'CHANGED', fields: ['area', 'use'] }]);
    expect(kinds(await applies([row]))).toEqual(['CHANGED']);
    expect(await seen()).toMatchObject([{ area: 88, use: 'VACANT', tenure: 'MARKET', version: 2 }]);
    expect((await told(made)).at(-1)).toBe('house.changed');
  });

  it('puts a rented house without a lease on the list', async () => {
    await applies([read({ use: 'RENTED' })]);
    expect(await seen()).toMatchObject([{ mismatches: [{ kind: 'RENTED_WITHOUT_LEASE' }] }]);
  });

  it('knows what is there already, by whatever name', async () => {
    const { estate, house } = await homes(cast);
    await does(cast.clerk, 'aliasEstate', { on: estate, alias: '老电厂宿舍' });
    const row = read({ estate: '老电厂宿舍', building: '3', unit: '2', room: '501', area: '90', floor: '5' });
    expect((await applies([row]))[0]).toMatchObject({ kind: 'CHANGED', id: house.id });
    const twice = [read({ building: '9' }), read({ building: '9' })];
    expect(kinds(await applies(twice))).toEqual(['CREATED', 'FAULTY']);
  });

  it('does not say otherwise of a house in which people are registered', async () => {
    const { house } = await homes(cast);
    const data = { resident: 'r1', house: house.id, relation: 'OWNER' };
    await made.hear({ type: 'residence.started', subject: 'res-1', jurisdiction: COMMUNITY, data });
    const row = read({ estate: '琼临苑', building: '3', unit: '2', room: '501', floor: '5', use: 'VACANT' });
    expect(kinds(await compares([row]))).toEqual(['CONFLICT']);
    expect(await applies([row])).toEqual([{ kind: 'FAULTY', faults: [{ field: 'use', code: 'HOUSE_OCCUPIED' }] }]);
  });

  it('gives back what lies elsewhere, or on a floor a described building does not have', async () => {
    await homes(cast);
    const rows = [read({ place: NEXT_COMMUNITY }), read({ estate: '琼临苑', building: '3', unit: '1', room: '1201' })];
    const faults = [
      { kind: 'FAULTY', faults: [{ field: 'place', code: 'NOT_FOUND' }] },
      { kind: 'FAULTY', faults: [{ field: 'floor', code: 'FLOOR_INVALID' }] },
    ];
    expect(await compares(rows)).toEqual(faults);
    expect(await applies(rows)).toEqual(faults);
  });

  it('lets a building it named itself grow', async () => {
    await applies([read({ room: '301' })]);
    expect(kinds(await applies([read({ room: '1801' })]))).toEqual(['CREATED']);
    const { buildings } = await cast.clerk.asks('{ buildings(first: 5) { nodes { floors } } }');
    expect(buildings.nodes).toEqual([{ floors: 18 }]);
  });

  it('is taken back whole, with the estate and building it named', async () => {
    const done = doneOf(await applies([read(), read({ room: '1204', use: 'RENTED' })]));
    expect(await undoes(done)).toEqual(['UNDONE', 'UNDONE']);
    expect(await seen()).toEqual([]);
    const { estates, buildings, mismatches } = await cast.clerk.asks(
      '{ estates(first: 5) { totalCount } buildings(first: 5) { totalCount } mismatches(first: 5) { totalCount } }',
    );
    expect([estates.totalCount, buildings.totalCount, mismatches.totalCount]).toEqual([0, 0, 0]);
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('is taken back to what was before, except where somebody was since', async () => {
    await applies([read(), read({ room: '1204' })]);
    const done = doneOf(await applies([read({ area: '88' }), read({ room: '1204', area: '88' })]));
    const [, second] = await seen();
    await does(cast.clerk, 'changeHouseUse', { on: second as Seen, use: 'VACANT' });
    expect(await undoes(done)).toEqual(['UNDONE', 'CHANGED_SINCE']);
    expect(await seen()).toMatchObject([{ area: 101.5 }, { area: 88, use: 'VACANT' }]);
  });

  it('keeps a building that somebody has described when its houses are taken back', async () => {
    const { house } = await homes(cast);
    await does(cast.lead, 'removeHouse', { on: house, reason: '重登' });
    const row = read({ estate: '琼临苑', building: '3', unit: '1', room: '501' });
    await undoes(doneOf(await applies([row])));
    const { buildings } = await cast.clerk.asks('{ buildings(first: 5) { totalCount } }');
    expect(buildings.totalCount).toBe(1);
  });

  it('takes a thousand rows of forty buildings in one go', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) =>
      read({
        building: String((at % 40) + 1),
        unit: String((Math.floor(at / 40) % 2) + 1),
        room: `${Math.floor(at / 80) + 1}01`,
      }),
    );
    expect(new Set(kinds(await applies(rows)))).toEqual(new Set(['CREATED']));
    expect(new Set(kinds(await applies(rows)))).toEqual(new Set(['UNCHANGED']));
  });
});

it('keeps nothing of an owner in clear', async () => {
  await applies([read()]);
  const rows = await made.running().engine.store.model(houses).find({}).lean();
  expect(JSON.stringify(rows)).not.toMatch(/张三|13912345678/);
  const [house] = await seen();
  expect(await looks(cast.clerk, 'House', house?.id ?? '')).toMatchObject({ use: 'OWN' });
});
