import { dayOf, fail, type Decision } from '@linli/kit';
import type { Resident } from './resident.model.ts';
import type { At } from './resident.rules.ts';
import { type CopyLine, isOpenRequest, type SubjectRequest } from './subject-request.model.ts';
import { workingDaysAfter } from './working-days.ts';
import type { RequestKind, RequestState } from './words.ts';

interface Receiving {
  readonly kind: RequestKind;
  readonly wish?: string | null | undefined;
  /** The login of a person who asks for themself: their identity was checked when it was linked. */
  readonly account: string | null;
  readonly workingDays: number;
  readonly open: readonly Pick<SubjectRequest, 'kind'>[];
}

const said = ({ residentId: resident, kind }: Pick<SubjectRequest, 'residentId' | 'kind'>) => ({ resident, kind });

/** One open request of a kind at a time. */
export function receive(resident: Resident, asked: Receiving, { now }: At): Decision<SubjectRequest> {
  const { kind, wish, account, workingDays, open } = asked;
  if (open.some((each) => each.kind === kind)) fail('REQUEST_OPEN', { id: resident.id });
  const own = { residentId: resident.id, kind };
  return {
    set: {
      ...own,
      wish: wish?.trim() || null,
      account,
      state: account ? 'IDENTITY_CHECKED' : 'RECEIVED',
      identityEvidence: account ? 'linked login' : null,
      receivedAt: now,
      dueOn: workingDaysAfter(dayOf(now), workingDays),
      isOverdue: false,
    },
    event: { type: 'subject-request.received', data: said(own) },
  };
}

function at(row: SubjectRequest, ...states: readonly RequestState[]): void {
  if (!states.includes(row.state)) fail('REQUEST_STATE', { id: row.id, state: row.state });
}

export function checkIdentity(row: SubjectRequest, evidence: string, { viewer }: At): Decision<SubjectRequest> {
  at(row, 'RECEIVED');
  const identityEvidence = evidence.trim() || fail('VALUE_MISSING', { field: 'evidence' });
  return {
    set: { state: 'IDENTITY_CHECKED', identityEvidence, identityCheckedBy: viewer.id },
    event: { type: 'subject-request.identity-checked', data: said(row) },
  };
}

/** Who let somebody in, or asked themself, does not also hand the data out. */
function another(row: SubjectRequest, viewer: At['viewer']): void {
  if (row.identityCheckedBy === viewer.id || row.account === viewer.id) fail('REQUEST_SAME_PERSON', { id: row.id });
}

export function review(row: SubjectRequest, { viewer }: At): Decision<SubjectRequest> {
  at(row, 'IDENTITY_CHECKED');
  another(row, viewer);
  return { set: { state: 'IN_REVIEW' }, event: { type: 'subject-request.in-review', data: said(row) } };
}

/** Done. What was asked to be erased is not kept in the words of the request either. */
export function fulfil(row: SubjectRequest, copy: readonly CopyLine[] | null, { viewer, now }: At) {
  at(row, 'IN_REVIEW');
  another(row, viewer);
  const wish = row.kind === 'DELETE' ? null : (row.wish ?? null);
  return {
    set: { state: 'FULFILLED', copy, wish, decidedBy: viewer.id, decidedAt: now, isOverdue: false },
    event: { type: 'subject-request.fulfilled', data: said(row) },
  } as const satisfies Decision<SubjectRequest>;
}

export function refuse(row: SubjectRequest, reason: string, { viewer, now }: At): Decision<SubjectRequest> {
  if (!isOpenRequest(row)) fail('REQUEST_STATE', { id: row.id, state: row.state });
  another(row, viewer);
  return {
    set: { state: 'REFUSED', reason, decidedBy: viewer.id, decidedAt: now, isOverdue: false },
    event: { type: 'subject-request.refused', data: said(row) },
    reason,
  };
}

/** The clock's word: the day to answer by has passed. */
export function lapse(row: SubjectRequest, today: string): Decision<SubjectRequest> | null {
  if (!isOpenRequest(row) || row.isOverdue || row.dueOn >= today) return null;
  return { set: { isOverdue: true }, event: { type: 'subject-request.overdue', data: said(row) } };
}

/** The resident's share: how many requests are under review. */
export const counting = (step: 1 | -1) => (row: Resident) => ({
  set: { openRequests: Math.max(0, row.openRequests + step) },
});

/**
 * A login is linked to whom a request of the person proved to be, by somebody else than who saw the proof. What another
 * login said proves nobody, and nobody links the own login.
 */
export function linkable(row: SubjectRequest, account: string, { viewer }: At): void {
  const isProven = Boolean(row.identityCheckedBy) && row.state !== 'RECEIVED' && row.state !== 'REFUSED';
  if (!isProven) fail('REQUEST_STATE', { id: row.id, state: row.state });
  if (account === viewer.id) fail('REQUEST_SAME_PERSON', { id: row.id });
  another(row, viewer);
}

export function link(row: Resident, account: string): Decision<Resident> {
  if (row.account) fail('ACCOUNT_LINKED', { id: row.id });
  return { set: { account }, event: { type: 'resident.account-linked', data: { account } } };
}

export function unlink(row: Resident, reason: string): Decision<Resident> {
  const account = row.account ?? fail('ACCOUNT_NOT_LINKED', { id: row.id });
  return { set: { account: null }, event: { type: 'resident.account-unlinked', data: { account } }, reason };
}
