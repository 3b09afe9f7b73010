import { because, fail, type Decision } from '@linli/kit';
import type { PartyActivity } from './party-activity.model.ts';
import type { PartyOrg } from './party-org.model.ts';
import { ledBy } from './party-org.rules.ts';
import type { PartyActivityAction, PartyActivityInput, PartyActivityState } from './schema.types.ts';

const DAY = 86_400_000;
// Who comes early is checked in, who planned wrongly is not.
const EARLY = DAY;

interface Who {
  readonly id: string;
}

interface Step {
  readonly from: readonly PartyActivityState[];
  readonly to: PartyActivityState;
}

/** How an activity goes its way. Anything else is refused. */
export const steps: Readonly<Record<PartyActivityAction, Step>> = {
  OPEN: { from: ['PLANNED'], to: 'OPEN' },
  CHECK_IN: { from: ['OPEN'], to: 'OPEN' },
  HOLD: { from: ['OPEN'], to: 'HELD' },
  CANCEL: { from: ['PLANNED', 'OPEN'], to: 'CANCELLED' },
};

const all = Object.keys(steps) as PartyActivityAction[];

/** What this person may do with it now. */
export const actionsOf = (row: PartyActivity, viewer: Who): readonly PartyActivityAction[] =>
  row.keeper === viewer.id ? all.filter((action) => steps[action].from.includes(row.state)) : [];

/** Only the secretary, and only where the table says so. */
export function taken(row: PartyActivity, action: PartyActivityAction, viewer: Who): PartyActivityState {
  if (row.keeper !== viewer.id) fail('NOT_SECRETARY', { org: row.org });
  const { from, to } = steps[action];
  return from.includes(row.state) ? to : fail('ACTIVITY_STATE', { action, state: row.state });
}

/** A new activity, of a day at most. */
export function plan(input: PartyActivityInput, org: PartyOrg, viewer: Who): Decision<PartyActivity> {
  ledBy(org, viewer);
  const { kind, title, plan: planned, venue, beginsAt, endsAt } = input;
  if (!title.trim()) fail('VALUE_MISSING', { field: 'title' });
  if (endsAt <= beginsAt || endsAt.getTime() - beginsAt.getTime() > DAY) fail('ACTIVITY_TIME', { field: 'endsAt' });
  return {
    set: {
      org: org.id,
      keeper: org.secretary ?? null,
      kind,
      title: title.trim(),
      plan: planned?.trim() || null,
      venue: venue?.trim() || null,
      beginsAt,
      endsAt,
      state: 'PLANNED',
    },
    event: { type: 'activity.planned', data: { org: org.id, kind } },
  };
}

interface Opening {
  readonly code: string;
  readonly expected: number;
  readonly viewer: Who;
  readonly now: Date;
}

/** People may come in: who is on the roll now is expected. */
export function open(row: PartyActivity, { code, expected, viewer, now }: Opening): Decision<PartyActivity> {
  const state = taken(row, 'OPEN', viewer);
  if (now.getTime() < row.beginsAt.getTime() - EARLY) fail('ACTIVITY_TIME', { field: 'beginsAt' });
  return { set: { state, code, expected }, event: { type: 'activity.opened', data: { org: row.org, kind: row.kind } } };
}

interface Holding {
  readonly minutes: string;
  readonly present: number;
  readonly viewer: Who;
  readonly now: Date;
}

/** It is over: who came, came. More may come than were expected, and are not counted as more. */
export function hold(row: PartyActivity, { minutes, present, viewer, now }: Holding): Decision<PartyActivity> {
  const state = taken(row, 'HOLD', viewer);
  if (!minutes.trim()) fail('VALUE_MISSING', { field: 'minutes' });
  const expected = Math.max(row.expected ?? 0, present);
  return {
    set: { state, code: null, minutes: minutes.trim(), expected, present, heldAt: now },
    event: { type: 'activity.held', data: { org: row.org, kind: row.kind } },
  };
}

/** It is not held. */
export function cancel(row: PartyActivity, reason: string, viewer: Who): Decision<PartyActivity> {
  const state = taken(row, 'CANCEL', viewer);
  return {
    set: { state, code: null },
    event: { type: 'activity.cancelled', data: { org: row.org, kind: row.kind } },
    reason: because(reason),
  };
}
