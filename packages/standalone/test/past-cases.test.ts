import type { CaseFields } from '@linli/cases';
import { type CasesWanted, casesOf } from '../src/world/case-rows.ts';
import type { Ground } from '../src/world/case-reports.ts';
import { gridsOf } from '../src/world/grids.ts';
import { readPlaces } from '../src/world/places.ts';
import { pointsOf } from '../src/world/points.ts';
import { small, smallStreet } from '../src/world/shapes.ts';

const now = new Date('2026-11-20T02:00:00Z');
const { binhu, sanxiaokou } = readPlaces();

function groundOf(place: typeof binhu, size: typeof small): Ground {
  const all = gridsOf(place, size.grids, 1);
  const grids = all.filter(({ level }) => level === 3);
  return { grids, points: pointsOf(place, all, 2, { at: now, seed: 2 }).points, subjects: new Map() };
}

const wanted = (more: Partial<CasesWanted>): CasesWanted => ({
  ground: groundOf(binhu, small),
  count: 300,
  seed: 11,
  now,
  from: 60,
  until: 0,
  mix: 'MIXED',
  ...more,
});

const fieldsOf = (row: object): CaseFields => row as CaseFields;

describe('the cases of a world for a first look', () => {
  const made = [...casesOf(wanted({})), ...casesOf(wanted({ count: 18, mix: 'WAITING', numbered: 300 }))];

  it('stand in every state a case rests in', () => {
    const states = new Set(made.map(({ case: { set } }) => fieldsOf(set).state));
    expect([...states].sort()).toEqual(
      [
        'CALLBACK',
        'CLOSED',
        'DISPATCHED',
        'DUPLICATE',
        'IN_GRID',
        'IN_PROGRESS',
        'NOT_ACCEPTED',
        'PENDING_DISPATCH',
        'REPORTED',
        'RESOLVED',
        'SUSPENDED',
        'VOID',
      ].sort(),
    );
  });

  it('wait for each of those who work, whatever the day and the hour', () => {
    for (const hour of [0, 7, 31, 50]) {
      const then = new Date(now.getTime() + hour * 3_600_000);
      const rows = [...casesOf(wanted({ count: 18, mix: 'WAITING', now: then }))];
      const states = new Set(rows.map(({ case: { set } }) => fieldsOf(set).state));
      for (const state of ['IN_GRID', 'PENDING_DISPATCH', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED', 'DUPLICATE'])
        expect([...states]).toContain(state);
    }
  });

  it('have a history whose last line is where they stand, and nothing in it lies ahead', () => {
    for (const { case: row, steps } of made) {
      const moves = steps.map(({ set }) => set as { to?: string; at: Date }).filter(({ to }) => to);
      expect(moves.at(-1)?.to).toBe(fieldsOf(row.set).state);
      const times = steps.map(({ at }) => at.getTime());
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime());
    }
  });

  it('are the same when made again', () => {
    expect([...casesOf(wanted({ count: 40 }))]).toEqual([...casesOf(wanted({ count: 40 }))]);
  });

  it('each have a number of their own', () => {
    expect(new Set(made.map(({ case: { set } }) => fieldsOf(set).number)).size).toBe(made.length);
  });
});

describe('the cases of the paper', () => {
  it('are closed, in the order of the regulation', () => {
    for (const { case: row } of casesOf(wanted({ count: 400, from: 1_000, until: 60, mix: 'CLOSED' }))) {
      const fields = fieldsOf(row.set);
      expect(fields.state).toBe('CLOSED');
      expect(fields.clocks.every(({ endedAt }) => endedAt)).toBe(true);
      expect(fields.closedAt?.getTime()).toBeGreaterThan(fields.reportedAt.getTime());
    }
  });

  it('are made fast enough for 67,000 of them', () => {
    const began = performance.now();
    let count = 0;
    for (const _ of casesOf(wanted({ count: 2_000, from: 1_000, until: 60, mix: 'CLOSED' }))) count += 1;
    expect(count).toBe(2_000);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('a case that goes up', () => {
  it('lands at the street in three tiers, and at the district in two', () => {
    const tiersIn = (ground: Ground) =>
      [...casesOf(wanted({ ground, count: 300 }))].flatMap(({ steps }) =>
        steps.map(({ set }) => set as { action: string; nodeCode?: string; collapsed?: string }),
      );
    const up = (steps: ReturnType<typeof tiersIn>) =>
      new Set(steps.filter(({ action }) => action === 'ESCALATE').map(({ nodeCode }) => nodeCode));
    const inBinhu = tiersIn(wanted({}).ground);
    expect(up(inBinhu)).toEqual(new Set(['340111000000']));
    expect(inBinhu.some(({ collapsed }) => collapsed === 'STREET')).toBe(true);
    expect(up(tiersIn(groundOf(sanxiaokou, smallStreet)))).toContain('340103009000');
  });
});
