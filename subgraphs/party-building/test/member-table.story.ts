import { died, doublesOf, lives, movedTo } from '../src/follow.rules.ts';
import type { PartyMembership } from '../src/party-membership.model.ts';
import * as rules from '../src/party-membership.rules.ts';
import type { PartyOrg } from '../src/party-org.model.ts';
import type { MemberRegistration, MembershipInput } from '../src/schema.types.ts';
import { outcome, outcomes, type Table, valuesOf } from './tables.ts';

const now = new Date('2026-03-02T01:00:00Z');
const HERE = '340103009001001001';
const me = { id: 'u-secretary' };
const other = { id: 'u-other' };

const org = (id: string, { id: secretary }: typeof me): PartyOrg =>
  ({ id, secretary, state: 'ACTIVE', jurisdiction: HERE.slice(0, 12), grid: HERE }) as PartyOrg;
const [mine, theirs] = [org('o', me), org('p', other)];

const member = (status: string, over: Partial<PartyMembership> = {}): PartyMembership =>
  ({
    id: 'm',
    org: mine.id,
    keeper: me.id,
    resident: 'r-1',
    was: [],
    joinedOn: '2025-03-02',
    registration: 'OWN',
    status,
    movedAway: false,
    ...over,
  }) as PartyMembership;

const offered = { transferTo: theirs.id, receiver: other.id };
const take = (accept: boolean) => ({ accept, place: HERE });

const steps = (row: PartyMembership, viewer = me, receiver = other) => ({
  confirm: () => rules.confirm(row, { viewer, now }),
  float: () => rules.float(row, viewer),
  comeBack: () => rules.comeBack(row, viewer),
  offer: () => rules.offer(row, theirs, viewer),
  leave: () => rules.leave(row, '退党', viewer),
  accept: () => rules.answer(row, take(true), { to: theirs, viewer: receiver }),
  decline: () => rules.answer(row, take(false), { to: theirs, viewer: receiver }),
});
const said = (row: PartyMembership) => ({
  died: () => died(row),
  lives: () => lives(row),
  moved: () => movedTo(null, HERE)(row),
});

const no = 'MEMBER_STATE';
// What was not offered is nobody's to answer.
const [accept, decline] = ['NOT_FOUND', 'NOT_FOUND'] as const;
const never = { confirm: no, float: no, comeBack: no, offer: no, leave: no, accept, decline };
const going = { died: 'DECEASED', lives: null };
const table: Table = {
  PROBATION: { ...never, ...going, confirm: 'FULL', offer: 'PROBATION', leave: 'LEFT', moved: 'PROBATION' },
  FULL: { ...never, ...going, float: 'FLOATING', offer: 'FULL', leave: 'LEFT', moved: 'FULL' },
  FLOATING: { ...never, ...going, comeBack: 'FULL', offer: 'FLOATING', leave: 'LEFT', moved: 'FLOATING' },
  LEFT: { ...never, died: null, lives: null, moved: 'LEFT' },
  DECEASED: { ...never, died: null, lives: 'FULL', moved: 'DECEASED' },
};
const states = Object.keys(table);

describe('the table of memberships', () => {
  it('has a row for every state and a step for every rule', () => {
    expect(states).toEqual(valuesOf('MemberStatus'));
    const known = ['admit', 'age', 'answer', 'bandOf', ...Object.keys(steps(member('FULL')))];
    expect(Object.keys(rules).sort()).toEqual(known.filter((name) => name !== 'accept' && name !== 'decline').sort());
  });

  it.each(states)('goes from %s as it says, and for nobody else', (state) => {
    const row = member(state);
    expect({ ...outcomes(state, steps(row)), ...outcomes(state, said(row)) }).toEqual(table[state]);
    const strangers = Object.values(outcomes(state, steps(row, other, me)));
    expect(new Set(strangers)).toEqual(new Set(['NOT_FOUND']));
  });

  it.each(['PROBATION', 'FULL', 'FLOATING'])('waits as %s for the other secretary and for nothing else', (state) => {
    const row = member(state, offered);
    expect(outcomes(state, steps(row))).toEqual({
      ...never,
      accept: state,
      decline: state,
    });
    const { accept: byMe, decline: byMeToo } = outcomes(state, steps(row, me, me));
    expect([byMe, byMeToo]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(rules.answer(row, take(true), { to: theirs, viewer: other })).toMatchObject({
      set: { org: 'p', keeper: other.id, transferTo: null, receiver: null },
      moveTo: HERE,
    });
    expect(rules.answer(row, take(false), { to: theirs, viewer: other }).set).toEqual({
      transferTo: null,
      receiver: null,
    });
    expect(died(row)?.set).toMatchObject({ status: 'DECEASED', statusBefore: state, transferTo: null, receiver: null });
    expect(lives(member('DECEASED', { statusBefore: row.status }))?.set).toMatchObject({ status: state });
  });

  it('asks for a whole year, another organisation and a reason', () => {
    const young = member('PROBATION', { joinedOn: '2025-03-03' });
    expect(outcome('PROBATION', steps(young).confirm)).toBe('PROBATION_RUNNING');
    expect(outcome('FULL', () => rules.offer(member('FULL'), mine, me))).toBe('VALUE_INVALID');
    expect(outcome('FULL', () => rules.leave(member('FULL'), ' ', me))).toBe('REASON_REQUIRED');
  });
});

describe('the table of double registration', () => {
  const input = (registration: string, employer: string | null = '某研究所党委'): MembershipInput =>
    ({ org: mine.id, resident: 'r-1', joinedOn: '2020-07-01', registration, employer }) as MembershipInput;
  const admits = (of: MembershipInput, known: readonly PartyMembership[], viewer = me) =>
    outcome('NONE', () => rules.admit(of, { org: mine, known, viewer, now }));
  const on = (registration: string, status = 'FULL', over = {}) =>
    member(status, { registration: registration as MemberRegistration, ...over });
  const again = 'MEMBER_ALREADY';
  const kinds = ['OWN', 'DUAL'];

  it('has a row for every kind', () => {
    expect(valuesOf('MemberRegistration')).toEqual(kinds);
  });

  // A roll of each kind, as the state of the membership there lets it count.
  it.each(states)('lets each in where the other roll, or none, is %s', (state) => {
    const counts = ['PROBATION', 'FULL', 'FLOATING'].includes(state);
    for (const kind of kinds) {
      const [same, crossed] = [on(kind, state), on(kind === 'OWN' ? 'DUAL' : 'OWN', state)];
      expect(admits(input(kind), [])).toBe('FULL');
      expect(admits(input(kind), [crossed])).toBe('FULL');
      expect(admits(input(kind), [same])).toBe(counts ? again : 'FULL');
      expect(admits(input(kind), [same, crossed])).toBe(counts ? again : 'FULL');
      expect(admits(input(kind), [{ ...same, doubles: 'm-0' }])).toBe('FULL');
    }
  });

  it('names the other place for the second alone, and is the secretary’s', () => {
    for (const employer of [null, ' ']) expect(admits(input('DUAL', employer), [])).toBe('VALUE_MISSING');
    expect(admits(input('OWN', null), [])).toBe('FULL');
    const admitted = (kind: string) => rules.admit(input(kind), { org: mine, known: [], viewer: me, now }).set;
    expect([admitted('OWN').employer, admitted('DUAL').employer]).toEqual([null, '某研究所党委']);
    for (const kind of kinds) expect(admits(input(kind), [], other)).toBe('NOT_SECRETARY');
  });

  it.each([
    ['OWN', 'DUAL', null],
    ['DUAL', 'OWN', null],
    ['OWN', 'OWN', 'm-1'],
    ['DUAL', 'DUAL', 'm-1'],
  ])('counts, where merged records bring %s and %s together, each kind once', (first, second, doubles) => {
    const [older, newer] = [on(first, 'FULL', { id: 'm-1' }), on(second, 'FULL', { id: 'm-2' })];
    expect([doublesOf(older, [older, newer]), doublesOf(newer, [older, newer])]).toEqual([null, doubles]);
    const left = { ...older, status: 'LEFT' } as const;
    expect(doublesOf(newer, [left, newer])).toBeNull();
  });
});
