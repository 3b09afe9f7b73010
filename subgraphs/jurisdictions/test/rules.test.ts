import fc from 'fast-check';
import { deciderOf, indicatorsOf } from '../src/appraisal.rules.ts';
import { gapsOf, seats, teamOf } from '../src/building-team.rules.ts';
import { cellAt, drawn, isInside } from '../src/geometry.rules.ts';
import { gridUnder, lowestAt, nextCode, type Under } from '../src/grid.rules.ts';
import { gridTallies } from '../src/grid.tallies.ts';
import { childrenOf, namedLike, tiersAt } from '../src/jurisdiction.rules.ts';
import { staffingOf } from '../src/staffing.rules.ts';
import { taskTallies } from '../src/task.tallies.ts';
import { visitTallies } from '../src/visit.tallies.ts';
import { BINHU, DISTRICT, GRID, HOME, QIONGLIN, STREET } from './people.ts';

const binhu = { id: BINHU, adminModel: 'TWO_TIER' } as never;
const sanxiaokou = { id: STREET } as never;

describe('the tiers of a node', () => {
  it.each([
    [BINHU, binhu, ['STREET', 'COMMUNITY']],
    [QIONGLIN, binhu, ['SELF_GOVERNANCE']],
    [STREET, sanxiaokou, ['STREET']],
    [HOME, sanxiaokou, ['COMMUNITY']],
    [DISTRICT, null, ['DISTRICT']],
    ['340000000000', null, []],
  ])('of %s come from its street', (code, street, tiers) => {
    expect(tiersAt(code, street)).toEqual(tiers);
  });

  it.each([
    [GRID, (code: string) => code === BINHU, DISTRICT],
    [QIONGLIN, (code: string) => code === BINHU, DISTRICT],
    [`${HOME}001`, () => false, STREET],
    [HOME, () => false, STREET],
  ])('send an appeal of %s to the next distinct node', (place, isTwoTier, decider) => {
    expect(deciderOf(place, isTwoTier)).toBe(decider);
  });
});

describe('the children of a node', () => {
  it.each([
    [DISTRICT, 'COMMUNITY', { from: '340111000000', until: '340112000000' }],
    ['340111010000', 'COMMUNITY', { from: '340111010000', until: '340111011000' }],
    ['130000000000', 'CITY', { from: '130000000000', until: '140000000000' }],
  ])('of %s lie between two codes', (id, asked, range) => {
    expect(childrenOf(id, asked as never)).toEqual({ id: range, level: asked });
  });

  it('have a name that begins with a text only when it begins so', () => {
    const { from = '', until = '' } = namedLike('滨湖') ?? {};
    const isBetween = (name: string) => name >= from && name < until;
    expect(['滨湖世纪社区', '滨湖', '湖滨', '滨海'].map(isBetween)).toEqual([true, true, false, false]);
  });
});

describe('a grid', () => {
  const under: Under = { code: QIONGLIN, isTwoTier: false, grid: null, before: 0 };
  const input = { type: 'MICRO', name: '微格' } as const;

  it.each([
    [0, `${QIONGLIN}001`],
    [41, `${QIONGLIN}042`],
    [998, `${QIONGLIN}999`],
  ])('after %i others has the next code', (before, code) => {
    expect(nextCode({ code: QIONGLIN, before })).toBe(code);
  });

  it('finds no code when all are taken', () => {
    expect(() => nextCode({ code: QIONGLIN, before: 999 })).toThrow(expect.objectContaining({ code: 'GRID_FULL' }));
  });

  it.each([
    ['a district', DISTRICT, false, 'STREET_FACE', false],
    ['a three-tier street', STREET, false, 'STREET_FACE', false],
    ['a two-tier place', BINHU, true, 'STREET_FACE', true],
    ['a two-tier place', BINHU, true, 'COMMERCIAL', true],
    ['a two-tier place', BINHU, true, 'MICRO', false],
    ['a committee', QIONGLIN, false, 'MICRO', true],
    ['a community', HOME, false, 'RESIDENTIAL', true],
  ] as const)('stands under %s (%s) or does not', (...[, code, isTwoTier, type, may]) => {
    const make = () => gridUnder({ ...input, type }, { ...under, code, isTwoTier });
    if (may) expect(make().set).toMatchObject({ level: 1, parent: code, type });
    else expect(make).toThrow(expect.objectContaining({ code: 'GRID_PLACE' }));
  });

  it('has the type of its parent and stands one level below, at any depth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.boolean(), (level, isSame) => {
        const grid = { status: 'ACTIVE', type: 'MICRO', level, code: GRID } as never;
        const make = () => gridUnder({ ...input, type: isSame ? 'MICRO' : 'DEDICATED' }, { ...under, grid });
        if (isSame && level < 3) expect(make().set.level).toBe(level + 1);
        else expect(make).toThrow();
      }),
    );
  });
});

const squareAt = (west: number, south: number, size: number) => ({
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

describe('a border', () => {
  const near = fc.double({ min: 0.001, max: 0.999, noNaN: true });

  it('holds what lies inside it and nothing beyond, wherever it is', () => {
    const corner = fc.tuple(fc.integer({ min: 7300, max: 13500 }), fc.integer({ min: 1800, max: 5300 }));
    fc.assert(
      fc.property(corner, near, near, fc.integer({ min: 1, max: 15 }), ([x, y], dx, dy, size) => {
        const [west, south, width] = [x / 100, y / 100, size / 100];
        const { border, cells } = drawn(squareAt(west, south, width));
        const inside = [west + dx * width, south + dy * width] as const;
        expect(isInside(border, inside)).toBe(true);
        expect(cells).toContain(cellAt(inside));
        expect(isInside(border, [west - dx, south + dy * width])).toBe(false);
        expect(isInside(border, [west + dx * width, south + width + dy])).toBe(false);
      }),
    );
  });

  it('leaves out its holes', () => {
    const [outer, hole] = [
      squareAt(117, 31, 0.1).coordinates[0] ?? [],
      squareAt(117.04, 31.04, 0.02).coordinates[0] ?? [],
    ];
    const { border } = drawn({ coordinates: [outer, hole] });
    expect([isInside(border, [117.05, 31.05]), isInside(border, [117.01, 31.01])]).toEqual([false, true]);
  });

  it.each([
    [
      'open',
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    ],
    [
      'positions',
      [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    ],
    ['positions', []],
    [
      'area',
      [
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ],
      ],
    ],
    [
      'crossing',
      [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 3],
          [0, 0],
        ],
      ],
    ],
    [
      'range',
      [
        [
          [0, 0],
          [181, 0],
          [181, 1],
          [0, 0],
        ],
      ],
    ],
    ['range', [[[0], [1, 0], [1, 1], [0]]]],
    ['size', squareAt(100, 30, 5).coordinates],
    ['positions', [Array.from({ length: 501 }, (_, n) => [n / 1000, 0])]],
  ])('is refused: %s', (problem, coordinates) => {
    expect(() => drawn({ coordinates })).toThrow(
      expect.objectContaining({ code: 'GRID_SHAPE', extensions: expect.objectContaining({ problem }) }),
    );
  });

  it('gives the lowest of nested grids, and none that is closed', () => {
    const grid = (level: number, size: number, status = 'ACTIVE') =>
      ({ code: `${level}`, level, status, border: drawn(squareAt(117, 31, size)).border }) as never;
    expect(lowestAt([grid(1, 0.1), grid(2, 0.05), grid(3, 0.01)], [117.02, 31.02])).toMatchObject({ code: '2' });
    expect(lowestAt([grid(1, 0.1), grid(2, 0.05, 'CLOSED')], [117.02, 31.02])).toMatchObject({ code: '1' });
  });
});

describe('six seats of a building', () => {
  const held = (role: string, building: string | null = 'b1', holds = true) => ({ role, building, holds }) as never;

  it('are empty where nobody sits, and a member of the grid fills one in every building', () => {
    expect(gapsOf('b1', [])).toEqual(seats);
    expect(gapsOf('b1', [held('GRID_WORKER', null), held('BUILDING_HEAD'), held('VOLUNTEER', 'b2')])).toEqual([
      'PARTY_GROUP_HEAD',
      'RESIDENT_GROUP_HEAD',
      'INFO_OFFICER',
      'VOLUNTEER',
    ]);
    expect(
      gapsOf(
        'b1',
        seats.map((role) => held(role, 'b1', false)),
      ),
    ).toEqual(seats);
  });

  it('prefer who was named for the building', () => {
    const [own, general] = [held('VOLUNTEER', 'b1'), held('VOLUNTEER', null)];
    expect(teamOf('b1', [general, own]).find(({ role }) => role === 'VOLUNTEER')?.assignment).toBe(own);
  });
});

describe('helpers against households', () => {
  it.each([
    [0, 0, 0, false],
    [400, 1, 2, false],
    [401, 1, 2, true],
    [1200, 3, 4, false],
    [1200, 3, 3, true],
    [1200, 0, 4, true],
  ])('%i households with %i resident and %i property helpers', (households, residents, properties, short) => {
    const staffing = staffingOf(households, (kind) => (kind === 'RESIDENT_HELPER' ? residents : properties));
    expect(staffing.short).toBe(short);
    expect(staffing.lines.map(({ norm }) => norm)).toEqual([400, 300]);
    expect(staffing.lines[0]?.ratio ?? null).toBe(residents === 0 ? null : households / residents);
  });
});

describe('what rows add to the counters', () => {
  const day = new Date('2026-03-02T00:00:00Z');

  it('says nothing of grids that are closed', () => {
    const grid = { type: 'MICRO', level: 2, households: 7 };
    expect(gridTallies({ ...grid, status: 'CLOSED' })).toEqual([]);
    expect(gridTallies({ ...grid, status: 'ACTIVE' })).toEqual([
      { key: 'grids/MICRO/2' },
      { key: 'households/2', n: 7 },
    ]);
  });

  it.each([
    ['PLANNED', ['visits/planned']],
    ['DONE', ['visits/planned', 'visits/done']],
    ['MISSED', ['visits/planned', 'visits/missed']],
  ])('counts a visit that is %s on the day it was planned for', (state, keys) => {
    expect(visitTallies({ state, plannedAt: day })).toEqual(keys.map((key) => ({ key, day })));
  });

  it.each([
    ['TODO', false, ['tasks/given']],
    ['DONE', false, ['tasks/given', 'tasks/done']],
    ['DONE', true, ['tasks/given', 'tasks/done', 'tasks/late']],
    ['OVERDUE', true, ['tasks/given', 'tasks/late']],
    ['CANCELLED', true, []],
  ])('counts a task that is %s (late: %s)', (state, late, keys) => {
    expect(taskTallies({ state, late, dueAt: day })).toEqual(keys.map((key) => ({ key, day })));
  });

  it('gives indicators that never exceed one', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (rest, inTime, late) => {
        const counts = { planned: rest + inTime + late, done: inTime + late, late };
        const all = indicatorsOf({ visits: counts, tasks: { ...counts, given: counts.planned } });
        for (const { reached, of } of all) expect(reached).toBeLessThanOrEqual(of);
      }),
    );
  });
});
