import type { PartyActivity } from '../src/party-activity.model.ts';
import * as rules from '../src/party-activity.rules.ts';
import { outcome, outcomes, type Table, valuesOf } from './tables.ts';

const now = new Date('2026-03-02T01:00:00Z');
const me = { id: 'u-secretary' };
const other = { id: 'u-other' };

const activity = (state: string): PartyActivity =>
  ({
    id: 'a',
    org: 'o',
    keeper: me.id,
    kind: 'MEETING',
    state,
    expected: 3,
    beginsAt: now,
  }) as unknown as PartyActivity;

const steps = (row: PartyActivity, viewer = me) => ({
  OPEN: () => rules.open(row, { code: 'AB', expected: 3, viewer, now }),
  CHECK_IN: () => ({ set: { state: rules.taken(row, 'CHECK_IN', viewer) } }),
  HOLD: () => rules.hold(row, { minutes: '学习', present: 2, viewer, now }),
  CANCEL: () => rules.cancel(row, '改期', viewer),
});

const no = 'ACTIVITY_STATE';
const never = { OPEN: no, CHECK_IN: no, HOLD: no, CANCEL: no };
const table: Table = {
  PLANNED: { ...never, OPEN: 'OPEN', CANCEL: 'CANCELLED' },
  OPEN: { ...never, CHECK_IN: 'OPEN', HOLD: 'HELD', CANCEL: 'CANCELLED' },
  HELD: never,
  CANCELLED: never,
};

describe('the table of activities', () => {
  it('has a row for every state and a step for every action', () => {
    expect(Object.keys(table)).toEqual(valuesOf('PartyActivityState'));
    for (const each of [rules.steps, steps(activity('OPEN'))])
      expect(Object.keys(each)).toEqual(valuesOf('PartyActivityAction'));
  });

  it.each(Object.keys(table))('goes from %s as it says for its secretary, and for nobody else', (state) => {
    const row = activity(state);
    const found = outcomes(state, steps(row));
    expect(found).toEqual(table[state]);
    expect(rules.actionsOf(row, me)).toEqual(Object.keys(found).filter((action) => found[action] !== no));
    expect(new Set(Object.values(outcomes(state, steps(row, other))))).toEqual(new Set(['NOT_SECRETARY']));
    expect(rules.actionsOf(row, other)).toEqual([]);
  });

  it('opens on its day, and does nothing without words', () => {
    const far = { ...activity('PLANNED'), beginsAt: new Date('2026-03-03T01:00:00.001Z') };
    expect(outcome('PLANNED', steps(far).OPEN)).toBe('ACTIVITY_TIME');
    const row = activity('OPEN');
    expect(outcome('OPEN', () => rules.hold(row, { minutes: ' ', present: 0, viewer: me, now }))).toBe('VALUE_MISSING');
    expect(outcome('OPEN', () => rules.cancel(row, ' ', me))).toBe('REASON_REQUIRED');
  });
});
