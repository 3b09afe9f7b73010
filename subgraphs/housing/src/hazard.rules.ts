import { because, fail, type Decision, type Viewer } from '@linli/kit';
import type { Code, EventType } from '@linli/contract';
import type { Hazard, HazardFields } from './hazard.model.ts';
import { transitions, type Transition } from './hazard.transitions.ts';
import type { HazardInput, HazardOrderInput } from './schema.types.ts';
import type { HazardAction, HazardSeverity } from './words.ts';

const DAY = 86_400_000;

interface Severity {
  readonly weight: number;
  /** Days until it must be ordered, at most until it must be put right, and from the deadline to a case. */
  readonly order: number;
  readonly rectify: number;
  readonly grace: number;
}

// Ours as a proposal: no national text sets them, except that what is major is not left for a week.
const severities: Readonly<Record<HazardSeverity, Severity>> = {
  MINOR: { weight: 1, order: 15, rectify: 60, grace: 7 },
  GENERAL: { weight: 2, order: 7, rectify: 30, grace: 3 },
  SERIOUS: { weight: 3, order: 3, rectify: 15, grace: 1 },
  MAJOR: { weight: 4, order: 1, rectify: 7, grace: 0 },
};

/** Who acts, and when. */
export interface Actor {
  readonly viewer: Pick<Viewer, 'id' | 'permissions'>;
  readonly now: Date;
}

const later = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

function obstacle({ from, may, notByRectifier }: Transition, row: Hazard, { viewer }: Actor): Code | null {
  if (!from.includes(row.state)) return 'HAZARD_STATE';
  if (!viewer.permissions.has(may)) return 'NOT_PERMITTED';
  return notByRectifier && row.rectifiedBy === viewer.id ? 'HAZARD_SAME_PERSON' : null;
}

/** What this person may do with it now. */
export const actionsOf = (row: Hazard, actor: Actor): readonly HazardAction[] =>
  transitions.filter((each) => obstacle(each, row, actor) === null).map(({ action }) => action);

function allowed(row: Hazard, action: HazardAction, actor: Actor): Transition {
  const transition = transitions.find((each) => each.action === action) ?? fail('HAZARD_STATE');
  const cause = obstacle(transition, row, actor);
  return cause ? fail(cause, { action, state: row.state }) : transition;
}

const toldOf = ({ kind, severity, house, building, estate }: HazardFields) => ({
  kind,
  severity,
  house: house ?? null,
  building: building ?? null,
  estate: estate ?? null,
});

const say = (type: EventType, row: HazardFields) => ({ type, data: toldOf(row) });

const still = { dueAt: null, checkAt: null, overdue: false } as const;
const running = (dueAt: Date) => ({ dueAt, checkAt: dueAt, overdue: false }) as const;

type Target = Pick<HazardFields, 'house' | 'building' | 'estate'>;

/** A hazard somebody saw. Its clock begins. */
export function find(input: HazardInput, target: Target, now: Date): Decision<Hazard> {
  const { kind, severity, description } = input;
  if (!description.trim()) fail('VALUE_MISSING', { field: 'description' });
  const { weight, order } = severities[severity];
  const set: HazardFields = {
    ...target,
    kind,
    severity,
    weight,
    description: description.trim(),
    state: 'FOUND',
    isOpen: true,
    ...running(later(now, order)),
    foundAt: now,
    returnCount: 0,
  };
  return { set, event: say('hazard.found', set) };
}

function checkDue(dueAt: Date, { severity }: Hazard, now: Date): Date {
  if (dueAt <= now || dueAt > later(now, severities[severity].rectify)) fail('HAZARD_DUE', { field: 'dueAt' });
  return dueAt;
}

/** Somebody has to put it right by then. */
export function order(row: Hazard, { responsible, dueAt }: HazardOrderInput, actor: Actor): Decision<Hazard> {
  const { to } = allowed(row, 'ORDER', actor);
  return {
    set: { state: to, responsible, ...running(checkDue(dueAt, row, actor.now)) },
    event: say('hazard.ordered', row),
  };
}

/** It was none. */
export function dismiss(row: Hazard, reason: string, actor: Actor): Decision<Hazard> {
  const { to } = allowed(row, 'DISMISS', actor);
  return closed(row, { to, outcome: 'UNFOUNDED', reason: because(reason) }, actor.now);
}

/** Put right, as somebody says; the deadline stands until it has been checked. */
export function rectify(row: Hazard, measures: string, { viewer, now }: Actor): Decision<Hazard> {
  const { to } = allowed(row, 'RECTIFY', { viewer, now });
  if (!measures.trim()) fail('VALUE_MISSING', { field: 'measures' });
  return {
    set: { state: to, measures: measures.trim(), rectifiedBy: viewer.id, rectifiedAt: now },
    event: say('hazard.rectifying', row),
  };
}

const checkedNow = ({ viewer, now }: Actor) => ({ checkedBy: viewer.id, checkedAt: now });

/** Somebody else has looked, and it is good. */
export function pass(row: Hazard, actor: Actor): Decision<Hazard> {
  const { to } = allowed(row, 'PASS', actor);
  return { set: { state: to, ...still, ...checkedNow(actor) }, event: say('hazard.checked', row) };
}

interface Back {
  readonly reason: string | null | undefined;
  readonly dueAt: Date | null | undefined;
}

/** It is not good: back, by a new day. */
export function sendBack(row: Hazard, { reason, dueAt }: Back, actor: Actor): Decision<Hazard> {
  const { to } = allowed(row, 'SEND_BACK', actor);
  const due = checkDue(dueAt ?? fail('VALUE_MISSING', { field: 'dueAt' }), row, actor.now);
  return {
    set: { state: to, ...running(due), ...checkedNow(actor), returnCount: row.returnCount + 1 },
    event: say('hazard.ordered', row),
    reason: because(reason),
  };
}

type Ending = Pick<HazardFields, 'outcome' | 'reason'> & { readonly to: HazardFields['state'] };

const closed = (row: Hazard, { to, outcome, reason }: Ending, now: Date): Decision<Hazard> => ({
  set: { state: to, isOpen: false, ...still, closedAt: now, outcome: outcome ?? null, reason: reason ?? null },
  event: say('hazard.closed', row),
  reason: reason ?? null,
});

/** Off the list. */
export function close(row: Hazard, actor: Actor): Decision<Hazard> {
  const { to } = allowed(row, 'CLOSE', actor);
  return closed(row, { to, outcome: 'RECTIFIED', reason: null }, actor.now);
}

const escalated = (row: Hazard, automatic: boolean): Decision<Hazard> => ({
  set: { state: 'ESCALATED', ...still },
  event: { type: 'hazard.escalated', data: { ...toldOf(row), automatic } },
});

/** It becomes a case. */
export function escalate(row: Hazard, reason: string, actor: Actor): Decision<Hazard> {
  allowed(row, 'ESCALATE', actor);
  return { ...escalated(row, false), reason: because(reason) };
}

/** What time does: late at the deadline, a case when the grace is over too. Null when it is too early. */
export function turn(row: Hazard, now: Date): Decision<Hazard> | null {
  if (!row.isOpen || !row.checkAt || !row.dueAt || row.checkAt > now) return null;
  const last = later(row.dueAt, severities[row.severity].grace);
  if (last <= now) return escalated(row, true);
  return { set: { overdue: true, checkAt: last }, event: say('hazard.overdue', row) };
}

/** Cases has opened this case for it. */
export const follow = (row: Hazard, caseId: string): Decision<Hazard> | null =>
  row.state !== 'ESCALATED' || row.caseId === caseId ? null : { set: { caseId } };

/** Its case is closed, and so is it. */
export const endByCase = (row: Hazard, now: Date): Decision<Hazard> | null =>
  row.state === 'ESCALATED' ? closed(row, { to: 'CLOSED', outcome: 'BY_CASE', reason: null }, now) : null;

/** Its case came to nothing: it waits to be ordered again. */
export const comeBack = (row: Hazard, now: Date): Decision<Hazard> | null =>
  row.state === 'ESCALATED'
    ? {
        set: { state: 'FOUND', ...running(later(now, severities[row.severity].order)), caseId: null },
        event: say('hazard.found', row),
      }
    : null;
