import { type Chance, chanceOf, idAt } from './chance.ts';
import type { MadeWorker } from './people.ts';
import type { MadePoint } from './points.ts';
import type { WorldRow } from './row.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

interface Round {
  readonly chance: Chance;
  readonly now: Date;
}

const findings = ['一切正常', '消防通道畅通', '楼道有杂物,已提醒清理', '门禁完好', '已张贴通知', '独居老人状况良好'];
const alarming = ['电动车在楼道充电', '消防栓无水', '井盖松动', '外墙瓷砖脱落'];

/** When it was planned, and what became of it by now. */
function visitFields({ chance, now }: Round): { readonly planned: Date; readonly set: object } {
  const planned = new Date(now.getTime() + chance.between(-28, 6) * DAY + chance.between(1, 8) * HOUR);
  if (planned > now) return { planned, set: { state: 'PLANNED', abnormal: false, late: false } };
  if (chance.happens(0.06)) return { planned, set: { state: 'MISSED', abnormal: false, late: false } };
  const abnormal = chance.happens(0.05);
  const doneAt = new Date(planned.getTime() - chance.between(0, 3) * HOUR);
  const found = chance.pick(abnormal ? alarming : findings);
  return { planned, set: { state: 'DONE', doneAt, findings: found, abnormal, late: false } };
}

/** Something at a place that a round leads to. */
type Stop = Pick<WorldRow, 'id' | 'place'>;

interface Rounds {
  readonly count: number;
  readonly now: Date;
  readonly seed: number;
  readonly households: readonly Stop[];
}

/** By the grid of whoever walks there; asked once for each. */
function stopsBy<T extends Stop>(stops: readonly T[]): (grid: string | null) => readonly T[] {
  const found = new Map<string, readonly T[]>();
  return (grid) => {
    if (grid === null) return [];
    const here = found.get(grid) ?? stops.filter(({ place }) => place.startsWith(grid));
    found.set(grid, here);
    return here;
  };
}

/** A point or a household, whatever there is; nobody is visited where nobody lives. */
function stopIn(points: readonly MadePoint[], households: readonly Stop[], chance: Chance) {
  const wantsPoint = chance.happens(0.6) || households.length === 0;
  if (wantsPoint && points.length > 0) {
    const { id: point, place } = chance.pick(points);
    return { place, target: { kind: 'PATROL', point, household: null } };
  }
  if (households.length === 0) return null;
  const { id: household, place } = chance.pick(households);
  return { place, target: { kind: 'HOUSEHOLD', point: null, household } };
}

/** Patrols to points and visits to households over the last four weeks and the coming one. */
export function visitRows(
  workers: readonly MadeWorker[],
  points: readonly MadePoint[],
  told: Rounds,
): readonly WorldRow[] {
  const round = { chance: chanceOf(told.seed), now: told.now };
  const { chance } = round;
  const staff = workers.filter(({ kind, grid }) => kind === 'GRID_STAFF' && grid);
  const [pointsIn, householdsIn] = [stopsBy(points), stopsBy(told.households)];
  const walking = staff.filter(({ grid }) => pointsIn(grid).length + householdsIn(grid).length > 0);
  return Array.from({ length: told.count }, () => {
    const worker = chance.pick(walking);
    const stop = stopIn(pointsIn(worker.grid), householdsIn(worker.grid), chance);
    const { planned, set } = visitFields(round);
    const at = new Date(Math.min(planned.getTime() - 2 * DAY, told.now.getTime()));
    return {
      id: idAt(at, chance),
      place: stop?.place ?? worker.home,
      at,
      by: 'svc:world',
      set: { ...stop?.target, worker: worker.id, plannedAt: planned, ...set },
      version: Object.hasOwn(set, 'doneAt') ? 2 : 1,
    };
  });
}

const jobs = [
  ['VERIFY', '核实新入住人员信息'],
  ['VERIFY', '核实出租房登记'],
  ['NOTIFY', '张贴停水通知'],
  ['NOTIFY', '宣传反诈知识'],
  ['INSPECT', '排查楼道充电隐患'],
  ['INSPECT', '清查占用消防通道'],
  ['OTHER', '协助社区体检活动'],
] as const;

function taskFields({ chance, now }: Round): { readonly due: Date; readonly set: object } {
  const due = new Date(now.getTime() + chance.between(-20, 7) * DAY + chance.between(1, 8) * HOUR);
  if (due > now) return { due, set: { state: chance.happens(0.5) ? 'TODO' : 'DOING', late: false } };
  if (chance.happens(0.08)) return { due, set: { state: 'OVERDUE', late: true } };
  const doneAt = new Date(due.getTime() - chance.between(1, 30) * HOUR);
  return {
    due,
    set: { state: 'DONE', startedAt: new Date(doneAt.getTime() - HOUR), doneAt, result: '已完成', late: false },
  };
}

/** Tasks given to grid workers in the last weeks. */
export function taskRows(
  workers: readonly MadeWorker[],
  told: { readonly count: number; readonly now: Date; readonly seed: number },
): readonly WorldRow[] {
  const round = { chance: chanceOf(told.seed), now: told.now };
  const { chance } = round;
  const staff = workers.filter(({ kind, grid }) => kind === 'GRID_STAFF' && grid);
  return Array.from({ length: told.count }, () => {
    const worker = chance.pick(staff);
    const [kind, title] = chance.pick(jobs);
    const { due, set } = taskFields(round);
    const at = new Date(Math.min(due.getTime() - 3 * DAY, told.now.getTime()));
    return {
      id: idAt(at, chance),
      place: worker.grid ?? worker.home,
      at,
      by: 'svc:world',
      set: { kind, title, detail: null, worker: worker.id, userId: worker.userId, dueAt: due, ...set },
    };
  });
}
