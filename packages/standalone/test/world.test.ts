import { isCode, isWithin, levelOf, pathOf } from '@linli/vocabulary';
import { chanceOf, idAt } from '../src/world/chance.ts';
import { gridRows, gridsOf, type MadeGrid } from '../src/world/grids.ts';
import { workersOf } from '../src/world/people.ts';
import { readPlaces } from '../src/world/places.ts';
import { pointsOf } from '../src/world/points.ts';
import { visitRows } from '../src/world/rounds.ts';
import { paperScale, small } from '../src/world/shapes.ts';

const { binhu, sanxiaokou } = readPlaces();
const at = new Date('2026-03-02T01:00:00Z');
const full = gridsOf(binhu, paperScale.grids, 1);

const counted = (grids: readonly MadeGrid[], level: number) => grids.filter((grid) => grid.level === level).length;

describe('the two places', () => {
  it('have the committees the national tree gives them', () => {
    expect(binhu.committees.map(({ name }) => name.slice(0, 2)).join(' ')).toBe(
      '琼临 融荫 昌贵 振杰 和园 观湖 清枫 金翰',
    );
    expect(sanxiaokou.committees).toHaveLength(6);
  });
});

describe('the grids of 滨湖世纪 at the scale of the paper', () => {
  it('are 12, 243 and 745, and so many of each type', () => {
    expect([1, 2, 3].map((level) => counted(full, level))).toEqual([12, 243, 745]);
    const streetFace = full.filter(({ type }) => type === 'STREET_FACE');
    expect([1, 2, 3].map((level) => counted(streetFace, level))).toEqual([3, 67, 267]);
  });

  it('each stand under a grid of the same type one level up, or under a node', () => {
    const known = new Map(full.map((grid) => [grid.code, grid]));
    for (const grid of full) {
      expect(isCode(grid.code)).toBe(true);
      expect(levelOf(grid.code)).toBe(`GRID_${grid.level}`);
      const parent = known.get(grid.parent);
      if (grid.level > 1) expect(parent).toMatchObject({ type: grid.type, level: grid.level - 1 });
      expect(pathOf(grid.code).at(-2)).toBe(grid.parent);
    }
    expect(known.size).toBe(full.length);
  });

  it('hold the households of the grids below them', () => {
    for (const grid of full.filter(({ level }) => level < 3)) {
      const inside = full.filter(({ parent }) => parent === grid.code);
      expect(grid.households).toBe(inside.reduce((sum, { households }) => sum + households, 0));
    }
  });

  it('do not lie over one another on one level', () => {
    const lowest = full.filter(({ level }) => level === 3).map(({ box }) => box);
    const middle = lowest.map(({ west, south, width, height }) => [west + width / 2, south + height / 2] as const);
    const covering = ([x, y]: readonly [number, number]) =>
      lowest.filter((box) => x > box.west && x < box.west + box.width && y > box.south && y < box.south + box.height);
    for (const point of middle.filter((_, index) => index % 13 === 0)) expect(covering(point)).toHaveLength(1);
  });

  it('carry 749 codes, each on a point of its own', () => {
    const { points, held } = pointsOf(binhu, full, paperScale.facilities, { at, seed: 2 });
    expect(points).toHaveLength(749);
    expect(new Set(points.map(({ token }) => token)).size).toBe(749);
    const heads = held.filter(({ role }) => role === 'BUILDING_HEAD').map(({ building }) => building);
    expect(new Set(heads).size).toBe(heads.length);
  });

  it('know which seats of a building are empty', () => {
    const { points, held } = pointsOf(binhu, full, 0, { at, seed: 2 });
    for (const { id, row } of points.filter(({ kind }) => kind === 'BUILDING')) {
      const filled = held.filter(({ building }) => building === id).map(({ role }) => role);
      const { gaps, teamComplete } = row.set as { gaps: string[]; teamComplete: boolean };
      expect([...gaps, ...filled].sort()).toHaveLength(6);
      expect(teamComplete).toBe(gaps.length === 0);
    }
  });
});

describe('a world made twice from one seed', () => {
  it('is the same world', () => {
    const once = () => gridRows(gridsOf(sanxiaokou, small.grids, 5), at, 6);
    expect(once()).toEqual(once());
  });

  it('has ids that sort by time and never meet', () => {
    const chance = chanceOf(3);
    const ids = Array.from({ length: 5_000 }, (_, ms) => idAt(new Date(at.getTime() + ms), chance));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the sample logins', () => {
  it('are workers of the grids in which they have posts', () => {
    const workers = workersOf(full, new Map([['340111400001001', 'somebody']]), at, 4);
    expect(workers.filter(({ userId }) => userId)).toMatchObject([{ userId: 'somebody', grid: '340111400001001' }]);
  });
});

describe('rounds', () => {
  it('lead to points inside the grid of whoever walks them, and never ahead of the day', () => {
    const workers = workersOf(full, new Map(), at, 4);
    const { points } = pointsOf(binhu, full, 4, { at, seed: 2 });
    const places = new Map(workers.map(({ id, grid }) => [id, grid]));
    for (const { place, set } of visitRows(workers, points, { count: 200, now: at, seed: 8, households: [] })) {
      const visit = set as { worker: string; state: string; plannedAt: Date };
      expect(isWithin(place, places.get(visit.worker) ?? '')).toBe(true);
      expect(visit.state === 'PLANNED').toBe(visit.plannedAt > at);
    }
  });
});
