import {
  AcceptCase,
  AdmitCase,
  AppealRejection,
  EscalateCase,
  RejectCase,
  ReopenCase,
  ResumeCase,
  ReturnCase,
  TakeCase,
  VoidCase,
  type CaseActionName,
} from '../../generated/api.ts';
import type { ActionForm } from './action-form.ts';
import { answerJoint } from './answer.tsx';
import { callback } from './callback.tsx';
import { decidePause } from './decide-pause.tsx';
import { dispatch } from './dispatch.tsx';
import { joint } from './joint.tsx';
import { merge } from './merge.tsx';
import { requestPause } from './pause.tsx';
import { bare, withReason } from './reason.tsx';
import { reportUp } from './report-up.tsx';
import { resolve } from './resolve.tsx';
import { verify } from './verify.tsx';

/** One form for each action of the transition table. Which of them a person sees, `Case.actions` says. */
export const forms: Readonly<Record<CaseActionName, ActionForm<never>>> = {
  ACCEPT: bare(AcceptCase),
  ADMIT: bare(AdmitCase),
  REJECT: withReason(RejectCase),
  MERGE: merge,
  APPEAL: withReason(AppealRejection),
  RESOLVE: resolve,
  REPORT_UP: reportUp,
  DISPATCH: dispatch,
  JOINT: joint,
  ESCALATE: withReason(EscalateCase),
  TAKE: bare(TakeCase),
  RETURN: withReason(ReturnCase),
  ANSWER_JOINT: answerJoint,
  REQUEST_PAUSE: requestPause,
  DECIDE_PAUSE: decidePause,
  RESUME: bare(ResumeCase),
  VERIFY_OK: verify(true),
  VERIFY_FAIL: verify(false),
  CALLBACK: callback,
  REOPEN: withReason(ReopenCase),
  VOID: withReason(VoidCase),
};
