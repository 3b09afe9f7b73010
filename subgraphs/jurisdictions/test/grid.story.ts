import { town } from '@linli/testkit';
import { assignments } from '../src/assignment.model.ts';
import { grids } from '../src/grid.model.ts';
import { points } from '../src/point.model.ts';
import { subgraph } from '../src/subgraph.ts';
import {
  aBuilding,
  aGrid,
  anAssignment,
  aNeighbourhood,
  BINHU,
  GRID,
  lead,
  QIONGLIN,
  SECOND,
  STREET,
  stranger,
} from './people.ts';

const city = town(subgraph);
const { person, given, journal, anonymous } = city;

const CREATE = `mutation ($input: GridInput!) { createGrid(input: $input) { code level type parent { code } version } }`;
const create = (input: object) => person(lead).asks(CREATE, { input: { name: '新格', type: 'RESIDENTIAL', ...input } });

/** A square of a hundredth of a degree, `x` hundredths east of 117. */
const square = (x: number, size = 1) => {
  const [west, east, south, north] = [117 + x / 100, 117 + (x + size) / 100, 31, 31 + size / 100];
  return {
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
};

describe('a community lead', () => {
  it('creates grids three levels deep, each code three digits longer', async () => {
    const first = await create({ under: QIONGLIN });
    const second = await create({ under: first.createGrid.code });
    const third = await create({ under: second.createGrid.code });
    expect(third.createGrid).toMatchObject({
      code: `${QIONGLIN}001001001`,
      level: 3,
      parent: { code: `${QIONGLIN}001001` },
    });
    expect((await journal()).map(({ event, place }) => [event?.type, place])).toEqual([
      ['grid.created', `${QIONGLIN}001`],
      ['grid.created', `${QIONGLIN}001001`],
      ['grid.created', `${QIONGLIN}001001001`],
    ]);
    await expect(create({ under: third.createGrid.code })).rejects.toMatchObject({ code: 'GRID_TOO_DEEP' });
  });

  it('never gives a code twice, also when the grid that had it is closed', async () => {
    await given(grids, aGrid(GRID, { status: 'CLOSED' }) as never);
    expect((await create({ under: QIONGLIN })).createGrid.code).toBe(SECOND);
  });

  it.each(['RESIDENTIAL', 'STREET_FACE', 'COMMERCIAL', 'DEDICATED'])(
    'hangs a %s grid on the big community itself',
    async (type) => {
      expect((await create({ under: BINHU, type })).createGrid).toMatchObject({ code: `${BINHU}001`, type });
    },
  );

  it.each([
    ['a micro grid on the big community', { under: BINHU, type: 'MICRO' }, 'GRID_PLACE'],
    ['a grid of another type below', { under: GRID, type: 'COMMERCIAL' }, 'GRID_PARENT'],
    ['a grid that does not exist', { under: `${QIONGLIN}009` }, 'NOT_FOUND'],
    [
      'a border that is open',
      {
        under: QIONGLIN,
        geometry: {
          coordinates: [
            [
              [1, 1],
              [2, 2],
              [3, 1],
              [4, 4],
            ],
          ],
        },
      },
      'GRID_SHAPE',
    ],
    ['less than no households', { under: QIONGLIN, households: -1 }, 'VALUE_INVALID'],
  ])('is refused %s', async (_, input, code) => {
    await given(grids, aGrid(GRID) as never);
    await expect(create(input)).rejects.toMatchObject({ code });
  });

  it('may not hang a grid on a three-tier street', async () => {
    const input = { under: STREET, type: 'STREET_FACE', name: '三孝口街面' };
    await expect(person(stranger).asks(CREATE, { input })).rejects.toMatchObject({ code: 'GRID_PLACE' });
  });

  it('merges one grid into another: people, points, codes and open work move over', async () => {
    const world = await aNeighbourhood(city);
    const { mergeGrid } = await person(lead).asks(
      `mutation ($id: ID!) { mergeGrid(id: $id, version: 1, into: "${SECOND}") {
        code households assignments(first: 5) { nodes { workerName role } } points(first: 5) { nodes { id qrCode { token } } }
      } }`,
      { id: world.grid },
    );
    expect(mergeGrid).toEqual({
      code: SECOND,
      households: 680,
      assignments: { nodes: [{ workerName: '张**', role: 'GRID_WORKER' }] },
      points: { nodes: [{ id: world.building, qrCode: { token: 'token-of-building-3' } }] },
    });
    const events = (await journal()).filter(({ event }) => event).map(({ event, place }) => [event?.type, place]);
    expect(events).toContainEqual(['grid.merged', GRID]);
    expect(events).toContainEqual(['point.moved', SECOND]);
    expect(events).toContainEqual(['qr.issued', SECOND]);
    const { grid, visit, task } = await person(lead).asks(
      `query ($v: ID!, $t: ID!) { grid(code: "${GRID}") { status replacedBy { code } } visit(id: $v) { grid { code } } task(id: $t) { grid { code } } }`,
      { v: world.visit, t: world.task },
    );
    expect(grid).toEqual({ status: 'CLOSED', replacedBy: [{ code: SECOND }] });
    expect([visit.grid.code, task.grid.code]).toEqual([SECOND, SECOND]);
  });

  it('ends the second of two equal assignments when grids merge', async () => {
    const world = await aNeighbourhood(city);
    await given(assignments, anAssignment(world.worker, { place: SECOND }) as never);
    await person(lead).asks(`mutation ($id: ID!) { mergeGrid(id: $id, version: 1, into: "${SECOND}") { code } }`, {
      id: world.grid,
    });
    const { assignments: held } = await person(lead).asks('{ assignments(first: 9) { nodes { grid { code } } } }');
    expect(held.nodes).toEqual([{ grid: { code: SECOND } }]);
  });

  it.each([
    ['itself', GRID, {}, 'GRID_UNLIKE'],
    ['another type', SECOND, { type: 'COMMERCIAL' }, 'GRID_UNLIKE'],
    ['a closed grid', SECOND, { status: 'CLOSED' }, 'GRID_CLOSED'],
  ])('does not merge into %s', async (_, into, over, code) => {
    const [id] = await given(grids, aGrid(GRID) as never, aGrid(SECOND, over) as never);
    const merge = `mutation ($id: ID!, $into: ID!) { mergeGrid(id: $id, version: 1, into: $into) { code } }`;
    await expect(person(lead).asks(merge, { id, into })).rejects.toMatchObject({ code });
  });

  it('splits a grid: points go to the part they lie in, people to the first', async () => {
    const world = await aNeighbourhood(city);
    await given(points, aBuilding({ name: '西边', position: { lng: 117.015, lat: 31.005 } }) as never);
    const { splitGrid } = await person(lead).asks(
      `mutation ($id: ID!, $parts: [GridPartInput!]!) { splitGrid(id: $id, version: 1, parts: $parts) { status replacedBy { code points(first: 9) { nodes { name } } assignments(first: 9) { totalCount } } } }`,
      {
        id: world.grid,
        parts: [
          { name: '东', geometry: square(0) },
          { name: '西', geometry: square(1) },
        ],
      },
    );
    expect(splitGrid).toEqual({
      status: 'CLOSED',
      replacedBy: [
        { code: `${QIONGLIN}003`, points: { nodes: [{ name: '琼林苑3栋' }] }, assignments: { totalCount: 1 } },
        { code: `${QIONGLIN}004`, points: { nodes: [{ name: '西边' }] }, assignments: { totalCount: 0 } },
      ],
    });
  });

  it('does not close a grid on which something hangs', async () => {
    const world = await aNeighbourhood(city);
    const close = `mutation ($id: ID!) { closeGrid(id: $id, version: 1, reason: "撤并") { status } }`;
    await expect(person(lead).asks(close, { id: world.grid })).rejects.toMatchObject({
      code: 'GRID_IN_USE',
      extensions: { grids: 0, assignments: 1, points: 1 },
    });
    expect(await person(lead).asks(close, { id: world.second })).toEqual({ closeGrid: { status: 'CLOSED' } });
  });

  it('finds grids by type, level and two characters of their name', async () => {
    await given(
      grids,
      aGrid(GRID) as never,
      aGrid(`${BINHU}001`, { type: 'COMMERCIAL', name: '世纪金源商圈' }) as never,
    );
    const list = `query ($type: GridType, $search: String, $order: GridOrder) { grids(first: 9, type: $type, search: $search, order: $order) { nodes { name } } }`;
    expect((await person(lead).asks(list, { type: 'COMMERCIAL' })).grids.nodes).toEqual([{ name: '世纪金源商圈' }]);
    expect((await person(lead).asks(list, { search: '商圈' })).grids.nodes).toEqual([{ name: '世纪金源商圈' }]);
    expect((await person(lead).asks(list, { order: 'NEWEST' })).grids.nodes).toHaveLength(2);
  });
});

describe('anyone, without login', () => {
  const AT = `query ($lng: Float!, $lat: Float!, $within: ID!) { gridAt(lng: $lng, lat: $lat, within: $within) { code name type level office } }`;

  it('learns the lowest grid a position lies in', async () => {
    const big = await create({ under: QIONGLIN, geometry: square(0, 2) });
    const small = await create({ under: big.createGrid.code, geometry: square(1) });
    const at = async (lng: number, lat: number, within = '340111') =>
      (await anonymous().asks(AT, { lng, lat, within })).gridAt?.code ?? null;
    expect(await at(117.015, 31.005)).toBe(small.createGrid.code);
    expect(await at(117.005, 31.005)).toBe(big.createGrid.code);
    expect(await at(117.5, 31.5)).toBeNull();
    expect(await at(117.015, 31.005, '340103')).toBeNull();
  });
});
