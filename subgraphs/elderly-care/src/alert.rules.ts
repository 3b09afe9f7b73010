import { because, fail, type Decision, type Viewer } from '@linli/kit';
import type { Alert, AlertClock, AlertFields } from './alert.model.ts';
import type { CareSettingsFields } from './care-settings.model.ts';
import type { OfElder } from './of-elder.ts';
import type { AlertInput } from './schema.types.ts';
import { after, type Way } from './transition.ts';
import type { AlertState, AlertStep } from './words.ts';

export interface Acting {
  readonly viewer: Pick<Viewer, 'id' | 'permissions'>;
  readonly now: Date;
}

type Action = 'ANSWER' | 'ARRIVE' | 'CLOSE' | 'DISMISS' | 'PASS_ON';

/** 预警处置流程. It is closed by the case it became; whoever is not there yet may be overtaken by it. */
export const way: Way<Action, AlertState> = {
  code: 'ALERT_STATE',
  table: {
    PASS_ON: { from: ['RAISED'], to: 'RAISED' },
    ANSWER: { from: ['RAISED'], to: 'ACKNOWLEDGED' },
    ARRIVE: { from: ['ACKNOWLEDGED'], to: 'ARRIVED' },
    DISMISS: { from: ['RAISED', 'ACKNOWLEDGED', 'ARRIVED'], to: 'FALSE_ALARM' },
    CLOSE: { from: ['RAISED', 'ACKNOWLEDGED', 'ARRIVED'], to: 'CLOSED' },
  },
};

export type Minutes = Pick<CareSettingsFields, 'familyMinutes' | 'streetMinutes' | 'workerMinutes'>;

const minutesOf = (step: AlertStep, { workerMinutes, familyMinutes, streetMinutes }: Minutes): number =>
  ({ WORKER: workerMinutes, FAMILY: familyMinutes, STREET: streetMinutes })[step];

function clockOf(step: AlertStep, now: Date, minutes: Minutes): AlertClock {
  return { step, startedAt: now, dueAt: new Date(now.getTime() + minutesOf(step, minutes) * 60_000), endedAt: null };
}

const ended = (clocks: readonly AlertClock[], now: Date): readonly AlertClock[] =>
  clocks.map((clock) => (clock.endedAt ? clock : { ...clock, endedAt: now }));

/** Something may be wrong: the nearest worker has some minutes. */
export function raise(
  { kind, point }: AlertInput,
  of: OfElder,
  { now, minutes, isOpen }: { readonly now: Date; readonly minutes: Minutes; readonly isOpen: boolean },
): Decision<Alert> {
  if (isOpen) fail('ALERT_OPEN', { id: of.elder, kind });
  const clock = clockOf('WORKER', now, minutes);
  const set: AlertFields = {
    ...of,
    kind,
    pointId: point ?? null,
    state: 'RAISED',
    isOpen: true,
    step: 'WORKER',
    dueAt: clock.dueAt,
    unanswered: false,
    clocks: [clock],
    raisedAt: now,
  };
  return { set, event: { type: 'alert.raised', data: { kind, elder: of.elder, point: point ?? null } } };
}

const next: Readonly<Record<AlertStep, AlertStep | null>> = { WORKER: 'FAMILY', FAMILY: 'STREET', STREET: null };

/** The next one's turn; after the street nobody is left, and it stays so until somebody answers. */
export function passOn(row: Alert, now: Date, minutes: Minutes): Decision<Alert> {
  const state = after(way, row, 'PASS_ON');
  const step = next[row.step];
  const clocks = ended(row.clocks, now);
  if (!step) return { set: { state, clocks, dueAt: null, unanswered: true }, event: { type: 'alert.unanswered' } };
  const clock = clockOf(step, now, minutes);
  return {
    set: { state, step, dueAt: clock.dueAt, clocks: [...clocks, clock] },
    event: { type: 'alert.passed-on', data: { step } },
  };
}

/** The clock's word: the time of the present step is over. Null when somebody was quicker. */
export const turn = (row: Alert, now: Date, minutes: Minutes): Decision<Alert> | null =>
  row.state === 'RAISED' && row.dueAt && row.dueAt <= now ? passOn(row, now, minutes) : null;

interface Named {
  readonly worker: string | null;
  readonly user: string | null;
}

/** Who is nearest and on duty. With nobody on duty it is the family's turn at once. */
export function nameWorker(
  row: Alert,
  { worker, user }: Named,
  at: { readonly now: Date; readonly minutes: Minutes },
): Decision<Alert> | null {
  if (!row.isOpen || row.workerId) return null;
  if (worker) return { set: { workerId: worker, workerUser: user } };
  return row.state === 'RAISED' && row.step === 'WORKER' ? passOn(row, at.now, at.minutes) : null;
}

interface Answer {
  readonly by: AlertStep;
}

const answered = (row: Alert, { by }: Answer, { viewer, now }: Acting): Decision<Alert> => ({
  set: {
    state: after(way, row, 'ANSWER'),
    dueAt: null,
    unanswered: false,
    clocks: ended(row.clocks, now),
    answeredBy: by,
    answeredUser: viewer.id,
    answeredAt: now,
  },
  event: { type: 'alert.acknowledged', data: { by } },
});

/** By the worker who was named, and nobody else in the field. */
export function acknowledge(row: Alert, acting: Acting): Decision<Alert> {
  after(way, row, 'ANSWER');
  if (!row.workerUser || row.workerUser !== acting.viewer.id) fail('ALERT_NOT_YOURS', { id: row.id });
  return answered(row, { by: 'WORKER' }, acting);
}

/** The centre has the word of one of the chain. */
export const answer = (row: Alert, by: AlertStep, acting: Acting): Decision<Alert> => answered(row, { by }, acting);

/** There: whoever answered, or the centre by their word. */
export function arrive(row: Alert, { viewer, now }: Acting): Decision<Alert> {
  const state = after(way, row, 'ARRIVE');
  const isTheirs = row.answeredUser === viewer.id || row.workerUser === viewer.id;
  if (!isTheirs && !viewer.permissions.has('alert.handle')) fail('ALERT_NOT_YOURS', { id: row.id });
  return { set: { state, arrivedAt: now }, event: { type: 'alert.arrived' } };
}

const over = (row: Alert, action: 'CLOSE' | 'DISMISS', now: Date) => ({
  state: after(way, row, action),
  isOpen: false,
  dueAt: null,
  clocks: ended(row.clocks, now),
  closedAt: now,
});

/** It was none; the case it became is for cases to end. */
export const dismiss = (row: Alert, reason: string, { now }: Acting): Decision<Alert> => ({
  set: over(row, 'DISMISS', now),
  event: { type: 'alert.dismissed' },
  reason: because(reason),
});

/** cases: this case is the one that is worked on for it. */
export const follow = (row: Alert, caseId: string): Decision<Alert> | null =>
  row.caseId === caseId || !caseId ? null : { set: { caseId } };

/** cases: the case has come to its end. */
export const closeByCase = (row: Alert, now: Date): Decision<Alert> | null =>
  row.isOpen ? { set: over(row, 'CLOSE', now), event: { type: 'alert.closed' } } : null;
