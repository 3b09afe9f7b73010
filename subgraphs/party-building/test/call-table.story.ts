import type { Viewer } from '@linli/kit';
import type { Call } from '../src/call.model.ts';
import * as rules from '../src/call.rules.ts';
import { outcome, outcomes, type Table, valuesOf } from './tables.ts';

const now = new Date('2026-03-02T01:00:00Z');
const later = new Date('2026-03-02T03:00:00Z');

const call = (state: string): Call =>
  ({ id: 'c', org: 'o', state, signedUp: 1, wanted: 2, opensAt: now, closesAt: later, checkAt: now }) as Call;

const steps = (row: Call) => ({
  OPEN: () => rules.open(row),
  CLOSE: () => rules.close(row),
  SUMMARISE: () => rules.summarise(row, '来了很多人', 1),
  CANCEL: () => rules.cancel(row, '下雨'),
  ANSWER: () => rules.join(row, now),
  TAKE_BACK: () => rules.withdrawn(row),
  TIME: () => rules.turn(row, now),
});

const [no, shut] = ['CALL_STATE', 'SIGN_UP_CLOSED'] as const;
const never = { OPEN: no, CLOSE: no, SUMMARISE: no, CANCEL: no, ANSWER: shut, TAKE_BACK: shut };
const table: Table = {
  PUBLISHED: { ...never, OPEN: 'OPEN', CANCEL: 'CANCELLED', TIME: 'OPEN' },
  OPEN: { ...never, CLOSE: 'CLOSED', CANCEL: 'CANCELLED', ANSWER: 'OPEN', TAKE_BACK: 'OPEN', TIME: 'CLOSED' },
  CLOSED: { ...never, SUMMARISE: 'SUMMARISED', CANCEL: 'CANCELLED', TIME: 'CLOSED' },
  SUMMARISED: { ...never, TIME: 'SUMMARISED' },
  CANCELLED: { ...never, TIME: 'CANCELLED' },
};
const viewer = { id: 'u', permissions: new Set(['call.make', 'call.answer']) } as unknown as Viewer;

describe('the table of calls', () => {
  it('has a row for every state and a step for every action', () => {
    expect(Object.keys(table)).toEqual(valuesOf('CallState'));
    expect(Object.keys(rules.steps)).toEqual(valuesOf('CallAction'));
    expect(Object.keys(steps(call('OPEN')))).toEqual([...valuesOf('CallAction'), 'TAKE_BACK', 'TIME']);
  });

  it.each(Object.keys(table))('goes from %s as it says, and offers what is not refused', (state) => {
    const row = call(state);
    const found = outcomes(state, steps(row));
    expect(found).toEqual(table[state]);
    const offered = valuesOf('CallAction').filter((action) => found[action] !== no && found[action] !== shut);
    expect(rules.actionsOf(row, { viewer, now })).toEqual(offered);
    expect(rules.actionsOf(row, { viewer: { id: 'u', permissions: new Set() }, now })).toEqual([]);
  });

  it('takes nobody beyond its room or its hour, and nothing without words', () => {
    expect(outcome('OPEN', () => rules.join({ ...call('OPEN'), signedUp: 2 }, now))).toBe('CAPACITY_FULL');
    expect(outcome('OPEN', () => rules.join(call('OPEN'), later))).toBe(shut);
    expect(outcome('OPEN', () => rules.cancel(call('OPEN'), ' '))).toBe('REASON_REQUIRED');
    expect(outcome('CLOSED', () => rules.summarise(call('CLOSED'), ' ', 0))).toBe('VALUE_MISSING');
  });

  it.each(Object.keys(table))('stays %s until its time has come', (state) => {
    for (const checkAt of [later, null])
      expect(outcome(state, () => rules.turn({ ...call(state), checkAt }, now))).toBeNull();
  });
});
