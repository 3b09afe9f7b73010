import type { Town } from '@linli/testkit';
import { appraisals } from '../src/appraisal.model.ts';
import { assignments } from '../src/assignment.model.ts';
import { seats } from '../src/building-team.rules.ts';
import { grids } from '../src/grid.model.ts';
import { points } from '../src/point.model.ts';
import { qrCodes } from '../src/qr-code.model.ts';
import { tasks } from '../src/task.model.ts';
import { visits } from '../src/visit.model.ts';
import { workers } from '../src/worker.model.ts';

export const DISTRICT = '340111000000'; // 包河区
export const BINHU = '340111400000'; // 滨湖世纪社区, two tiers in one
export const QIONGLIN = '340111400001'; // 琼临, a committee there
export const RONGYIN = '340111400002'; // 融荫, the next one
export const STREET = '340103009000'; // 三孝口街道, three tiers
export const HOME = '340103009002'; // 西平门社区, a community there
export const NEXT_DOOR = '340103009003'; // 龚湾社区
export const GRID = `${QIONGLIN}001`;
export const SECOND = `${QIONGLIN}002`;

export const lead = { at: BINHU, roles: ['community-lead'], id: 'u-lead' } as const;
export const stranger = { at: STREET, roles: ['community-lead', 'district-admin'], id: 'u-stranger' } as const;
export const gridWorker = { at: BINHU, roles: ['grid-worker'], grids: [GRID], id: 'u-zhang' } as const;
export const admin = { at: DISTRICT, roles: ['district-admin'], id: 'u-admin' } as const;

export const aGrid = (code: string, over: Record<string, unknown> = {}) => ({
  place: code,
  code,
  name: '琼临一格',
  type: 'RESIDENTIAL' as const,
  level: (code.length - 12) / 3,
  status: 'ACTIVE' as const,
  parent: code.slice(0, -3),
  households: 380,
  border: null,
  cells: [],
  ...over,
});

export const aWorker = (over: Record<string, unknown> = {}) => ({
  place: BINHU,
  name: '张小满',
  phone: '13900001111',
  kind: 'GRID_STAFF' as const,
  userId: 'u-zhang',
  status: 'ACTIVE' as const,
  ...over,
});

export const anAssignment = (worker: string, over: Record<string, unknown> = {}) => ({
  place: GRID,
  worker,
  workerName: '张小满',
  kind: 'GRID_STAFF' as const,
  userId: 'u-zhang',
  role: 'GRID_WORKER' as const,
  building: null,
  holds: true,
  from: new Date('2026-01-01T00:00:00Z'),
  to: null,
  onDuty: false,
  ...over,
});

export const aBuilding = (over: Record<string, unknown> = {}) => ({
  place: GRID,
  kind: 'BUILDING' as const,
  name: '琼林苑3栋',
  status: 'ACTIVE' as const,
  gaps: [...seats],
  teamComplete: false,
  ...over,
});

export const aCode = (point: string, over: Record<string, unknown> = {}) => ({
  place: GRID,
  token: 'token-of-building-3',
  point,
  kind: 'BUILDING',
  status: 'ACTIVE' as const,
  ...over,
});

export const aVisit = (worker: string, over: Record<string, unknown> = {}) => ({
  place: GRID,
  kind: 'HOUSEHOLD' as const,
  state: 'PLANNED' as const,
  household: 'h-1',
  worker,
  plannedAt: new Date('2030-01-01T10:00:00+08:00'),
  abnormal: false,
  late: false,
  ...over,
});

export const aTask = (worker: string, over: Record<string, unknown> = {}) => ({
  place: GRID,
  kind: 'VERIFY' as const,
  title: '核实3栋空置房',
  state: 'TODO' as const,
  worker,
  userId: 'u-zhang',
  dueAt: new Date('2030-01-01T10:00:00+08:00'),
  late: false,
  ...over,
});

export const anAppraisal = (worker: string, over: Record<string, unknown> = {}) => ({
  place: GRID,
  state: 'DRAFT' as const,
  worker,
  workerName: '张小满',
  userId: 'u-zhang',
  from: '2026-01-01',
  until: '2026-02-01',
  indicators: [],
  score: 82,
  madeBy: 'u-lead',
  ...over,
});

/** A grid of 琼临 with one worker in it, one building with a code, one visit, one task and one draft. */
export async function aNeighbourhood({ given }: Town) {
  const [grid = ''] = await given(grids, aGrid(GRID) as never);
  const [second = ''] = await given(grids, aGrid(SECOND, { name: '琼临二格', households: 300 }) as never);
  const [worker = ''] = await given(workers, aWorker() as never);
  const [assignment = ''] = await given(assignments, anAssignment(worker) as never);
  const [building = ''] = await given(points, aBuilding() as never);
  const [code = ''] = await given(qrCodes, aCode(building) as never);
  const [visit = ''] = await given(visits, aVisit(worker) as never);
  const [task = ''] = await given(tasks, aTask(worker) as never);
  const [appraisal = ''] = await given(appraisals, anAppraisal(worker) as never);
  return { grid, second, worker, assignment, building, code, visit, task, appraisal };
}
