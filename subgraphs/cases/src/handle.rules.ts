import { fail } from '@linli/kit';
import { enter, goOn, overallClock, stageClock, stand, timed, timingOf } from './case.clocks.ts';
import type { Case } from './case.model.ts';
import { into, type Move } from './case.move.ts';
import { allowed } from './case.permission.ts';
import { extendClock } from './clock.ts';
import { waitAt } from './dispatch.rules.ts';
import { nextHolder } from './tier.ts';
import type { World } from './world.ts';

/** The department takes the case in hand. */
export function take(row: Case, world: World): Move {
  allowed(row, 'TAKE', world);
  const { department = null, departmentNode = null, tier } = row;
  return {
    set: {
      ...into('IN_PROGRESS'),
      ...enter(row, { stage: 'HANDLE', tier }, world),
      handler: world.viewer.id,
    },
    event: 'case.taken',
    data: { department },
    steps: [
      {
        action: 'TAKE',
        from: row.state,
        to: 'IN_PROGRESS',
        tier,
        nodeCode: departmentNode,
        department,
        isPublic: true,
      },
    ],
  };
}

// The second return from one node shows that this tier finds nobody.
const RETURNS = 2;

/** Back to the dispatcher; the second time one tier up, where there is one. */
export function giveBack(row: Case, reason: string, world: World): Move {
  allowed(row, 'RETURN', world);
  const { tier, nodeCode, department = null } = row;
  const returnsHere = row.returnsHere + 1;
  const up = returnsHere >= RETURNS ? nextHolder(row.grid ?? row.jurisdiction, tier, world.isTwoTier) : null;
  const to = up ?? { tier, nodeCode, collapsed: [] };
  return {
    set: {
      ...waitAt(row, to, world),
      returnCount: row.returnCount + 1,
      returnsHere: up ? 0 : returnsHere,
    },
    event: 'case.returned',
    data: { department, node: to.nodeCode, up: up !== null },
    reason,
    steps: [
      { action: 'RETURN', from: row.state, to: 'PENDING_DISPATCH', tier, nodeCode, department, note: reason },
      ...(up ? [{ action: 'AUTO_ESCALATE' as const, tier: up.tier, nodeCode: up.nodeCode }] : []),
    ],
  };
}

export interface Resolved {
  readonly result: string;
  readonly checks: readonly string[];
  readonly photos: { readonly before: number; readonly after: number };
}

function checkStandard({ checks, photos }: Resolved, { category }: World): void {
  const open = category.closingStandard.find(({ code }) => !checks.includes(code));
  if (open) fail('CASE_CHECKLIST_OPEN', { check: open.code });
  if (category.needsBeforePhoto && photos.before === 0) fail('CASE_PHOTO_MISSING', { kind: 'BEFORE' });
  if (category.needsAfterPhoto && photos.after === 0) fail('CASE_PHOTO_MISSING', { kind: 'AFTER' });
}

/** Settled, by the closing standard; a joint case when every co-handler has answered. */
export function resolve(row: Case, told: Resolved, world: World): Move {
  allowed(row, 'RESOLVE', world);
  if (row.coHandlers.some(({ state }) => state === 'ASKED')) fail('CASE_CO_HANDLERS_OPEN');
  checkStandard(told, world);
  const { department = null, tier, nodeCode } = row;
  const standard = world.category.closingStandard.map(({ code }) => code);
  return {
    set: {
      ...into('RESOLVED'),
      ...enter(row, { stage: 'VERIFY', tier }, world),
      resolvedBy: world.viewer.id,
      resolvedAt: world.now,
      firstHandled: !row.cause && !department && row.reworkCount === 0 && row.reopenCount === 0,
      result: told.result,
      checks: told.checks.filter((code) => standard.includes(code)),
    },
    event: 'case.resolved',
    data: { department },
    steps: [
      {
        action: 'RESOLVE',
        from: row.state,
        to: 'RESOLVED',
        tier,
        nodeCode,
        department,
        note: told.result,
        isPublic: true,
      },
    ],
  };
}

/** What an approved pause does to the case. */
export function suspend(row: Case, until: Date, world: World): Move {
  allowed(row, 'DECIDE_PAUSE', world);
  return {
    set: { ...into('SUSPENDED'), ...stand(row, until, world) },
    event: 'case.suspended',
    data: { until: until.toISOString() },
    steps: [{ action: 'SUSPEND', from: row.state, to: 'SUSPENDED', isPublic: true }],
  };
}

/** What an approved extension does: both clocks have at least until then, and the case goes on. */
export function extend(row: Case, until: Date, world: World): Move {
  allowed(row, 'DECIDE_PAUSE', world);
  const extended = [stageClock(row.clocks), overallClock(row.clocks)];
  const clocks = row.clocks.map((clock) =>
    extended.includes(clock) ? extendClock(clock, until, timingOf(clock, world)) : clock,
  );
  return {
    set: timed(clocks, 0, world),
    event: 'case.extended',
    data: { until: until.toISOString() },
    steps: [{ action: 'EXTEND', from: row.state, to: row.state }],
  };
}

const going = (row: Case, world: World): Move['set'] => ({ ...into('IN_PROGRESS'), ...goOn(row, world) });

/** Work goes on before the pause has run out. */
export function resume(row: Case, world: World): Move {
  allowed(row, 'RESUME', world);
  return {
    set: going(row, world),
    event: 'case.resumed',
    steps: [{ action: 'RESUME', from: row.state, to: 'IN_PROGRESS', isPublic: true }],
  };
}

/** The pause has run out. */
export const resumeByClock = (row: Case, world: World): Move => ({
  set: going(row, world),
  event: 'case.resumed',
  data: { automatic: true },
  steps: [{ action: 'AUTO_RESUME', from: row.state, to: 'IN_PROGRESS', isPublic: true }],
});
