import { placeOf } from '@linli/kit';
import { enter, overallClock, stageClock, timed, timingOf } from './case.clocks.ts';
import type { Case } from './case.model.ts';
import { collapsedSteps, type Move, type StepDraft } from './case.move.ts';
import { shareOf } from './clock.ts';
import { waitAt } from './dispatch.rules.ts';
import { resumeByClock } from './handle.rules.ts';
import { nextHolder, type Holder } from './tier.ts';
import type { World } from './world.ts';

const INFORM = 1.5;
const ESCALATE = 2;

/** The tier it would go to: a grid's case to its community, any other to the next distinct node. */
const above = (row: Case, world: World): Holder | null =>
  nextHolder(placeOf(row), row.state === 'IN_GRID' ? 'GRID' : row.tier, world.isTwoTier);

// What is verified or called back stays where it is: another tier cannot do it sooner.
const movable: readonly Case['state'][] = ['REPORTED', 'IN_GRID', 'PENDING_DISPATCH', 'DISPATCHED', 'IN_PROGRESS'];

// What was waiting for dispatch has this in its history already.
function fellTogether({ state, nodeCode }: Case, { collapsed, nodeCode: to }: Holder): readonly StepDraft[] {
  if (state === 'IN_GRID') return collapsedSteps(collapsed, to);
  return state === 'REPORTED' ? collapsedSteps(collapsed, nodeCode) : [];
}

function goUp(row: Case, to: Holder, world: World): Move {
  const { tier, nodeCode } = to;
  const stays = row.state === 'REPORTED';
  const state = stays ? 'REPORTED' : 'PENDING_DISPATCH';
  return {
    set: stays ? { ...enter(row, { stage: 'ACCEPT', tier }, world), tier, nodeCode } : waitAt(row, to, world),
    event: 'case.escalated',
    data: { node: nodeCode, tier, automatic: true },
    steps: [...fellTogether(row, to), { action: 'AUTO_ESCALATE', from: row.state, to: state, tier, nodeCode }],
  };
}

function informed(row: Case, to: Holder | null, told: number): Pick<Move, 'event' | 'data' | 'steps'> {
  const node = to?.nodeCode ?? row.nodeCode;
  return {
    event: 'case.overdue-informed',
    data: { node, percent: told },
    steps: [{ action: 'INFORMED', tier: to?.tier ?? row.tier, nodeCode: node }],
  };
}

/** The share that the running stage has used. */
function stageShare({ clocks }: Case, world: World): number {
  const stage = stageClock(clocks);
  return stage ? shareOf(stage, world.now, timingOf(stage, world)) : 0;
}

const sameInstant = (a: Date | null | undefined, b: Date | null | undefined): boolean => a?.getTime() === b?.getTime();

/** Colours and the next instant to look, when they differ from what is written. */
function turned(row: Case, world: World): Move | null {
  const set = timed(row.clocks, row.told, world);
  if (set.overdue && !row.overdue) return turnedRed(row, set, world);
  return set.light === row.light && sameInstant(set.checkAt, row.checkAt) ? null : { set, steps: [] };
}

/** The end of an approved pause. */
const wakes = (row: Case, world: World): Move | null =>
  row.pausedUntil && row.pausedUntil <= world.now ? resumeByClock(row, world) : null;

/**
 * What time alone does to a case: lights, a word to the next tier at 150 %, the next tier itself at 200 %, and the end
 * of a pause. Null when nothing has changed.
 */
export function tickCase(row: Case, world: World): Move | null {
  if (row.state === 'SUSPENDED') return wakes(row, world);
  const share = stageShare(row, world);
  const to = movable.includes(row.state) ? above(row, world) : null;
  if (share >= ESCALATE && row.told < 200 && to) return goUp(row, to, world);
  if (share < INFORM || row.told >= 150) return turned(row, world);
  const told = share >= ESCALATE ? 200 : 150;
  const word = informed(row, to, told);
  return { ...word, set: timed(row.clocks, told, world) };
}

function turnedRed(row: Case, set: Move['set'], world: World): Move {
  const overall = overallClock(row.clocks);
  const late = overall && overall.dueAt <= world.now && stageShare(row, world) < 1 ? 'OVERALL' : null;
  const stage = late ?? stageClock(row.clocks)?.stage ?? 'OVERALL';
  return {
    set,
    event: 'case.overdue',
    data: { stage, node: row.nodeCode },
    steps: [{ action: 'OVERDUE', note: stage }],
  };
}
