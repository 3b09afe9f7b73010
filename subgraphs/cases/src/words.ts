import type { Tier } from '@linli/vocabulary';

/** Where a case stands 案件状态. REOPENED is passed through: the timeline shows it, no case rests there. */
export type CaseState =
  | 'REPORTED'
  | 'DUPLICATE'
  | 'NOT_ACCEPTED'
  | 'IN_GRID'
  | 'PENDING_DISPATCH'
  | 'DISPATCHED'
  | 'IN_PROGRESS'
  | 'SUSPENDED'
  | 'RESOLVED'
  | 'CALLBACK'
  | 'CLOSED'
  | 'REOPENED'
  | 'VOID';

/** The states in which somebody still has to do something. */
export const openStates = [
  'REPORTED',
  'IN_GRID',
  'PENDING_DISPATCH',
  'DISPATCHED',
  'IN_PROGRESS',
  'SUSPENDED',
  'RESOLVED',
  'CALLBACK',
] as const satisfies readonly CaseState[];

export const isOpenState = (state: CaseState): boolean => (openStates as readonly CaseState[]).includes(state);

/** Tiers a case can stand at; a committee has no administrative step. */
export type CaseTier = 'GRID' | Exclude<Tier, 'SELF_GOVERNANCE'>;

export type CaseChannel =
  | 'STREET_PATROL'
  | 'ESTATE_PATROL'
  | 'HOTLINE'
  | 'SUPERVISION'
  | 'QR'
  | 'APP'
  | 'SENSOR'
  | 'DEPARTMENT'
  | 'PUBLIC_OPINION';

export type ReporterKind = 'RESIDENT' | 'STAFF' | 'DEVICE' | 'DEPARTMENT';
export type CaseLight = 'GREEN' | 'YELLOW' | 'RED';
export type CannotHandle = 'NO_POWER' | 'NO_MEANS' | 'NEEDS_DEPARTMENT' | 'PARTY_REFUSES' | 'OTHER';
export type CoHandlerState = 'ASKED' | 'DONE' | 'REFUSED';
export type CaseLinkKind = 'RESIDENT' | 'HOUSE' | 'MERCHANT' | 'DEVICE' | 'AFFAIR';
export type CallbackOutcome = 'SATISFIED' | 'DISSATISFIED' | 'UNREACHABLE';

/** Stages that have a clock, and the whole. */
export type CaseStage = 'ACCEPT' | 'GRID' | 'DISPATCH' | 'TAKE' | 'HANDLE' | 'VERIFY' | 'CALLBACK' | 'OVERALL';

export type CaseActionName =
  | 'MERGE'
  | 'REJECT'
  | 'APPEAL'
  | 'ACCEPT'
  | 'ADMIT'
  | 'RESOLVE'
  | 'REPORT_UP'
  | 'DISPATCH'
  | 'ESCALATE'
  | 'JOINT'
  | 'TAKE'
  | 'RETURN'
  | 'ANSWER_JOINT'
  | 'REQUEST_PAUSE'
  | 'DECIDE_PAUSE'
  | 'RESUME'
  | 'VERIFY_OK'
  | 'VERIFY_FAIL'
  | 'CALLBACK'
  | 'REOPEN'
  | 'VOID';
