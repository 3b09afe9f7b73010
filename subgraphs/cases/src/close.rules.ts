import { fail } from '@linli/kit';
import { enter, finish, overallClock } from './case.clocks.ts';
import type { Case } from './case.model.ts';
import { aside, into, type Move } from './case.move.ts';
import { allowed, isReporter } from './case.permission.ts';
import { inTime } from './clock.ts';
import { waitAt } from './dispatch.rules.ts';
import { firstHolder, type Holder } from './tier.ts';
import type { CallbackOutcome } from './words.ts';
import type { World } from './world.ts';

function closed(row: Case, world: World): Move['set'] {
  const clocks = finish(row, world);
  const overall = overallClock(clocks.clocks);
  return { ...into('CLOSED'), ...clocks, closedAt: world.now, onTime: overall ? inTime(overall, world.now) : true };
}

/** Good: a resident is called back, anybody else's case is closed. */
export function verifyOk(row: Case, note: string | null, world: World): Move {
  allowed(row, 'VERIFY_OK', world);
  const { tier } = row;
  const calledBack = row.reporterKind === 'RESIDENT';
  const to = calledBack ? ('CALLBACK' as const) : ('CLOSED' as const);
  return {
    set: calledBack
      ? { ...into(to), ...enter(row, { stage: 'CALLBACK', tier }, world), unreachableCount: 0 }
      : closed(row, world),
    event: calledBack ? 'case.verified' : 'case.closed',
    reason: note,
    steps: [{ action: 'VERIFY_OK', from: row.state, to, isPublic: true }, ...aside(note)],
  };
}

/** Not good: back to who handled it, and counted. */
export function verifyFail(row: Case, reason: string, world: World): Move {
  allowed(row, 'VERIFY_FAIL', world);
  const stage = row.department ? ('HANDLE' as const) : ('GRID' as const);
  const tier = row.department ? row.tier : ('GRID' as const);
  return {
    set: {
      ...into('IN_PROGRESS'),
      ...enter(row, { stage, tier }, world),
      handler: row.resolvedBy ?? null,
      reworkCount: row.reworkCount + 1,
      firstHandled: false,
      resolvedAt: null,
    },
    event: 'case.rework',
    reason,
    steps: [{ action: 'VERIFY_FAIL', from: row.state, to: 'IN_PROGRESS', note: reason }],
  };
}

export interface Callback {
  readonly outcome: CallbackOutcome;
  readonly score?: number | null | undefined;
  readonly note?: string | null | undefined;
}

function scoreOf({ score }: Callback): number {
  return Number.isInteger(score) && score && score >= 1 && score <= 5 ? score : fail('CASE_SCORE', { field: 'score' });
}

// Three tries, then the case is closed without an answer (domain §4.4).
const TRIES = 3;

function notReached(row: Case, note: string | null, world: World): Move {
  const unreachableCount = row.unreachableCount + 1;
  const isLast = unreachableCount >= TRIES;
  const to = isLast ? ('CLOSED' as const) : ('CALLBACK' as const);
  return {
    set: { ...(isLast ? closed(row, world) : {}), unreachableCount },
    event: isLast ? 'case.closed' : 'case.callback-tried',
    data: { tries: unreachableCount },
    reason: note,
    steps: [{ action: 'CALLBACK', from: row.state, to, note }],
  };
}

/** The node it comes back to: the tier it was dispatched from; what the grid settled comes to the lowest step. */
const sameTier = (row: Case, world: World): Holder =>
  row.department || row.cause
    ? { tier: row.tier, nodeCode: row.nodeCode, collapsed: [] }
    : (firstHolder(row.grid ?? row.jurisdiction, world.isTwoTier) ?? fail('CASE_TOP_TIER'));

interface Back {
  readonly action: 'CALLBACK' | 'REOPEN';
  readonly reason: string | null;
}

// REOPENED is passed through: two lines of history, and the case waits for dispatch at the same tier.
function comesBack(row: Case, { action, reason }: Back, world: World): Move {
  const to = sameTier(row, world);
  const { tier, nodeCode } = to;
  // Only the reporter's own words go back to the reporter.
  const isTheirs = action === 'CALLBACK' || isReporter(row, world);
  return {
    set: {
      ...waitAt(row, to, world),
      reopenCount: row.reopenCount + 1,
      resolvedAt: null,
      closedAt: null,
      onTime: false,
      firstHandled: false,
    },
    event: 'case.reopened',
    data: { node: nodeCode, by: action },
    reason,
    steps: [
      { action, from: row.state, to: 'REOPENED', note: isTheirs ? reason : null, isPublic: true },
      ...aside(isTheirs ? null : reason),
      { action: 'REOPEN', from: 'REOPENED', to: 'PENDING_DISPATCH', tier, nodeCode },
    ],
  };
}

/** What the reporter said. */
export function callBack(row: Case, told: Callback, world: World): Move {
  allowed(row, 'CALLBACK', world);
  const note = told.note ?? null;
  if (told.outcome === 'UNREACHABLE') return notReached(row, note, world);
  const answered = { satisfaction: scoreOf(told), satisfied: told.outcome === 'SATISFIED', answeredAt: world.now };
  if (told.outcome === 'DISSATISFIED') {
    const back = comesBack(row, { action: 'CALLBACK', reason: note }, world);
    return { ...back, set: { ...back.set, ...answered } };
  }
  return {
    set: { ...closed(row, world), ...answered },
    event: 'case.closed',
    data: { score: answered.satisfaction },
    reason: note,
    steps: [{ action: 'CALLBACK', from: row.state, to: 'CLOSED', note, isPublic: true }],
  };
}

/** The reporter within ten days, a supervisor at any time. */
export function reopen(row: Case, reason: string, world: World): Move {
  allowed(row, 'REOPEN', world);
  return comesBack(row, { action: 'REOPEN', reason }, world);
}

/** It should never have been a case. */
export function voidIt(row: Case, reason: string, world: World): Move {
  allowed(row, 'VOID', world);
  return {
    set: { ...into('VOID'), ...finish(row, world) },
    event: 'case.voided',
    reason,
    steps: [{ action: 'VOID', from: row.state, to: 'VOID', note: reason }],
  };
}
