import type { Permission } from '@linli/contract';
import { openStates, type CaseActionName, type CaseState } from './words.ts';

/**
 * Who may do it, besides holding the right:
 * HOLDER acts at the node that holds the case; GRID has it in an own grid; DEPARTMENT belongs to the department it was
 * given to, there; CO_HANDLER to one that has still to answer; REPORTER reported it; AREA is anybody who sees it.
 */
export type Who = 'HOLDER' | 'GRID' | 'DEPARTMENT' | 'CO_HANDLER' | 'REPORTER' | 'AREA';

/** One row of the transition table (domain §4.4). */
export interface Transition {
  readonly action: CaseActionName;
  readonly from: readonly CaseState[];
  /** Null when the case stays where it is. */
  readonly to: CaseState | null;
  /** Any of these rights. */
  readonly may: readonly Permission[];
  readonly who: Who;
  readonly needsReason: boolean;
  /** Whoever did that step does not do this one 职责分离. */
  readonly notBy?: 'RESOLVER' | 'REJECTER';
  /** Only within ten days of closing. */
  readonly inTime?: boolean;
}

const reason = { needsReason: true } as const;
const plain = { needsReason: false } as const;

// In the order of the table. Three rows are ours: ADMIT (a centre needs a way for what no grid handles), merging what a
// grid or a dispatcher already has, and reporting up what came back to the grid from verification.
export const transitions: readonly Transition[] = [
  {
    action: 'MERGE',
    from: ['REPORTED', 'IN_GRID', 'PENDING_DISPATCH'],
    to: 'DUPLICATE',
    may: ['case.triage'],
    who: 'HOLDER',
    ...plain,
  },
  {
    action: 'REJECT',
    from: ['REPORTED'],
    to: 'NOT_ACCEPTED',
    may: ['case.triage'],
    who: 'HOLDER',
    notBy: 'REJECTER',
    ...reason,
  },
  { action: 'APPEAL', from: ['NOT_ACCEPTED'], to: 'REPORTED', may: ['case.report'], who: 'REPORTER', ...reason },
  { action: 'ACCEPT', from: ['REPORTED'], to: 'IN_GRID', may: ['case.grid'], who: 'GRID', ...plain },
  {
    action: 'ADMIT',
    from: ['REPORTED'],
    to: 'PENDING_DISPATCH',
    may: ['case.triage'],
    who: 'HOLDER',
    notBy: 'REJECTER',
    ...plain,
  },
  { action: 'RESOLVE', from: ['IN_GRID'], to: 'RESOLVED', may: ['case.grid'], who: 'GRID', ...plain },
  {
    action: 'REPORT_UP',
    from: ['IN_GRID', 'IN_PROGRESS'],
    to: 'PENDING_DISPATCH',
    may: ['case.grid'],
    who: 'GRID',
    ...reason,
  },
  {
    action: 'DISPATCH',
    from: ['PENDING_DISPATCH'],
    to: 'DISPATCHED',
    may: ['case.dispatch'],
    who: 'HOLDER',
    ...plain,
  },
  {
    action: 'ESCALATE',
    from: ['PENDING_DISPATCH'],
    to: 'PENDING_DISPATCH',
    may: ['case.dispatch'],
    who: 'HOLDER',
    ...reason,
  },
  { action: 'JOINT', from: ['PENDING_DISPATCH'], to: 'DISPATCHED', may: ['case.dispatch'], who: 'HOLDER', ...plain },
  { action: 'TAKE', from: ['DISPATCHED'], to: 'IN_PROGRESS', may: ['case.handle'], who: 'DEPARTMENT', ...plain },
  {
    action: 'RETURN',
    from: ['DISPATCHED'],
    to: 'PENDING_DISPATCH',
    may: ['case.handle'],
    who: 'DEPARTMENT',
    ...reason,
  },
  {
    action: 'ANSWER_JOINT',
    from: ['DISPATCHED', 'IN_PROGRESS', 'SUSPENDED'],
    to: null,
    may: ['case.handle'],
    who: 'CO_HANDLER',
    ...reason,
  },
  { action: 'REQUEST_PAUSE', from: ['IN_PROGRESS'], to: null, may: ['case.handle'], who: 'DEPARTMENT', ...reason },
  {
    action: 'DECIDE_PAUSE',
    from: ['IN_PROGRESS'],
    to: 'SUSPENDED',
    may: ['case.approve-pause'],
    who: 'HOLDER',
    ...plain,
  },
  { action: 'RESUME', from: ['SUSPENDED'], to: 'IN_PROGRESS', may: ['case.handle'], who: 'DEPARTMENT', ...plain },
  { action: 'RESOLVE', from: ['IN_PROGRESS'], to: 'RESOLVED', may: ['case.handle'], who: 'DEPARTMENT', ...plain },
  { action: 'RESOLVE', from: ['IN_PROGRESS'], to: 'RESOLVED', may: ['case.grid'], who: 'GRID', ...plain },
  {
    action: 'VERIFY_OK',
    from: ['RESOLVED'],
    to: 'CLOSED',
    may: ['case.verify', 'case.grid'],
    who: 'AREA',
    notBy: 'RESOLVER',
    ...plain,
  },
  {
    action: 'VERIFY_FAIL',
    from: ['RESOLVED'],
    to: 'IN_PROGRESS',
    may: ['case.verify', 'case.grid'],
    who: 'AREA',
    notBy: 'RESOLVER',
    ...reason,
  },
  {
    action: 'CALLBACK',
    from: ['CALLBACK'],
    to: 'CLOSED',
    may: ['case.callback'],
    who: 'AREA',
    notBy: 'RESOLVER',
    ...plain,
  },
  {
    action: 'REOPEN',
    from: ['CLOSED'],
    to: 'REOPENED',
    may: ['case.report'],
    who: 'REPORTER',
    inTime: true,
    ...reason,
  },
  { action: 'REOPEN', from: ['CLOSED'], to: 'REOPENED', may: ['case.reopen'], who: 'AREA', ...reason },
  { action: 'VOID', from: openStates, to: 'VOID', may: ['case.void'], who: 'AREA', ...reason },
];
