import type { CaseActionName } from '../../generated/api.ts';

/** What brings a case nearer to its close: the first of these is offered first. */
export const onward: readonly CaseActionName[] = [
  'ACCEPT',
  'ADMIT',
  'TAKE',
  'RESOLVE',
  'DISPATCH',
  'ANSWER_JOINT',
  'VERIFY_OK',
  'CALLBACK',
  'DECIDE_PAUSE',
  'RESUME',
];

const aside: readonly CaseActionName[] = [
  'REPORT_UP',
  'JOINT',
  'ESCALATE',
  'REQUEST_PAUSE',
  'MERGE',
  'APPEAL',
  'REOPEN',
];

/** Ends of the road and ways back are never the first thing at hand. */
export const grave: readonly CaseActionName[] = ['VERIFY_FAIL', 'RETURN', 'REJECT', 'VOID'];

export const order = [...onward, ...aside, ...grave];
