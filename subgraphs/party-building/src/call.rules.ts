import type { EventType } from '@linli/contract';
import { because, fail, type Decision, type Viewer } from '@linli/kit';
import type { Call } from './call.model.ts';
import type { CallAction, CallInput, CallState } from './schema.types.ts';

/** Who acts, and when. */
export interface Actor {
  readonly viewer: Pick<Viewer, 'id' | 'permissions'>;
  readonly now: Date;
}

interface Step {
  readonly from: readonly CallState[];
  readonly to: CallState;
  readonly event: EventType;
}

/** How a call goes its way 一呼百应. Signing up leaves it where it is. */
export const steps: Readonly<Record<CallAction, Step>> = {
  OPEN: { from: ['PUBLISHED'], to: 'OPEN', event: 'call.opened' },
  CLOSE: { from: ['OPEN'], to: 'CLOSED', event: 'call.closed' },
  SUMMARISE: { from: ['CLOSED'], to: 'SUMMARISED', event: 'call.summarised' },
  CANCEL: { from: ['PUBLISHED', 'OPEN', 'CLOSED'], to: 'CANCELLED', event: 'call.cancelled' },
  ANSWER: { from: ['OPEN'], to: 'OPEN', event: 'sign-up.made' },
};

const all = Object.keys(steps) as CallAction[];

/** What this person may do with it now. */
export const actionsOf = (row: Call, { viewer }: Actor): readonly CallAction[] =>
  all.filter(
    (action) =>
      steps[action].from.includes(row.state) &&
      viewer.permissions.has(action === 'ANSWER' ? 'call.answer' : 'call.make'),
  );

function stepped(row: Call, action: CallAction) {
  const { from, to, event } = steps[action];
  if (!from.includes(row.state)) fail('CALL_STATE', { action, state: row.state });
  return { state: to, event: { type: event, data: { org: row.org } } };
}

const MOST = 100_000;

/** A new call: its days lie ahead. */
export function publish(input: CallInput, now: Date): Decision<Call> {
  const { org, title, text, wanted, opensAt, closesAt } = input;
  if (!title.trim()) fail('VALUE_MISSING', { field: 'title' });
  if (!text.trim()) fail('VALUE_MISSING', { field: 'text' });
  if (closesAt <= opensAt || closesAt <= now) fail('CALL_TIME', { field: 'closesAt' });
  if (wanted != null && (wanted < 1 || wanted > MOST)) fail('VALUE_INVALID', { field: 'wanted' });
  return {
    set: {
      org,
      title: title.trim(),
      text: text.trim(),
      state: 'PUBLISHED',
      wanted: wanted ?? null,
      signedUp: 0,
      opensAt,
      closesAt,
      checkAt: opensAt,
    },
    event: { type: 'call.published', data: { org } },
  };
}

export const open = (row: Call): Decision<Call> => {
  const { state, event } = stepped(row, 'OPEN');
  return { set: { state, checkAt: row.closesAt }, event };
};

export const close = (row: Call): Decision<Call> => {
  const { state, event } = stepped(row, 'CLOSE');
  return { set: { state, checkAt: null }, event };
};

/** What time does: opens and closes. Null when it is too early. */
export function turn(row: Call, now: Date): Decision<Call> | null {
  if (!row.checkAt || row.checkAt > now) return null;
  if (row.state === 'PUBLISHED') return open(row);
  return row.state === 'OPEN' ? close(row) : { set: { checkAt: null } };
}

/** What came of it. */
export function summarise(row: Call, summary: string, came: number): Decision<Call> {
  const { state, event } = stepped(row, 'SUMMARISE');
  if (!summary.trim()) fail('VALUE_MISSING', { field: 'summary' });
  return { set: { state, summary: summary.trim(), came }, event };
}

export function cancel(row: Call, reason: string): Decision<Call> {
  const { state, event } = stepped(row, 'CANCEL');
  return { set: { state, checkAt: null }, event, reason: because(reason) };
}

/** One more, while there is room. The clock may be late: the hour counts. */
export function join(row: Call, now: Date): Decision<Call> {
  if (row.state !== 'OPEN' || row.closesAt <= now) fail('SIGN_UP_CLOSED', { id: row.id });
  if (row.wanted != null && row.signedUp >= row.wanted) fail('CAPACITY_FULL', { id: row.id });
  return { set: { signedUp: row.signedUp + 1 } };
}

/** One fewer. */
export function withdrawn(row: Call): Decision<Call> {
  if (row.state !== 'OPEN') fail('SIGN_UP_CLOSED', { id: row.id });
  return { set: { signedUp: row.signedUp - 1 } };
}
