import { isWithin } from '@linli/vocabulary';
import type { Tallied, Viewer } from '@linli/kit';
import type { Grid } from './grid.model.ts';
import type { Point } from './point.model.ts';
import { staffingOf } from './staffing.rules.ts';
import type { Worker } from './worker.model.ts';

/** Figures are for those whose area a node lies in; for others they are null, not an error. */
export const isMine = (node: string, viewer: Viewer): boolean => viewer.nodes.some((own) => isWithin(node, own));

const total = (entries: readonly (readonly [string, number])[]): number => entries.reduce((sum, [, n]) => sum + n, 0);

// A level-1 grid holds the households of the level-2 grids in it: adding levels up would count people twice.
const householdsOf = (now: Tallied): number => Math.max(...[1, 2, 3].map((level) => now.get(`households/${level}`)));

export function gridStatsOf(now: Tallied) {
  const [grids, points] = [now.entries('grids/'), now.entries('points/')];
  return {
    grids: total(grids),
    byType: grids.map(([key, count]) => {
      const [type = '', level = ''] = key.split('/');
      return { type: type as Grid['type'], level: Number(level), count };
    }),
    households: householdsOf(now),
    points: total(points),
    pointsByKind: points.map(([kind, count]) => ({ kind: kind as Point['kind'], count })),
    qrCodes: now.get('codes'),
    scans: now.get('scans'),
    buildings: now.get('points/BUILDING'),
    buildingsComplete: now.get('teams/complete'),
    asOf: now.asOf,
  };
}

/** Duty and rosters are of now, visits and tasks of the days asked for. */
export function workforceStatsOf(now: Tallied, days: Tallied) {
  const workers = now.entries('workers/');
  const planned = days.get('visits/planned');
  return {
    workers: total(workers),
    workersByKind: workers.map(([kind, count]) => ({ kind: kind as Worker['kind'], count })),
    assignments: total(now.entries('assigned/')),
    onDuty: now.get('on-duty'),
    visitsPlanned: planned,
    visitsDone: days.get('visits/done'),
    visitsMissed: days.get('visits/missed'),
    coverage: planned === 0 ? null : days.get('visits/done') / planned,
    tasksGiven: days.get('tasks/given'),
    tasksDone: days.get('tasks/done'),
    tasksLate: days.get('tasks/late'),
    asOf: now.asOf,
  };
}

const ownFigures = (tallied: Tallied) => ({
  grids: total(tallied.entries('grids/')),
  points: total(tallied.entries('points/')),
  qrCodes: tallied.get('codes'),
  workers: total(tallied.entries('workers/')),
});

/** What the children do not account for: a two-tier place holds grids of its own beside those of its committees. */
export function unassignedOf(node: Tallied, children: readonly Tallied[]) {
  const whole = ownFigures(node);
  const parts = children.map(ownFigures);
  const left = (of: keyof typeof whole): number => whole[of] - parts.reduce((sum, part) => sum + part[of], 0);
  return { grids: left('grids'), points: left('points'), qrCodes: left('qrCodes'), workers: left('workers') };
}

/** Of a division by who is registered there, of a grid by who is assigned there. */
export const staffingAt = (now: Tallied, isGrid: boolean) =>
  staffingOf(householdsOf(now), (kind) => now.get(`${isGrid ? 'assigned' : 'workers'}/${kind}`));
