import { town } from '@linli/testkit';
import { calls } from '../src/call.model.ts';
import { subgraph } from '../src/index.ts';
import type { CallAction, CallState } from '../src/schema.types.ts';
import { castOf, does, GRID, looks, party, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const { clock, given, tick } = made;
const cast = castOf(made);
const days = { opensAt: '2026-03-03T09:00:00+08:00', closesAt: '2026-03-05T09:00:00+08:00' };

const publishes = async (over = {}) => {
  const { branch } = await party(cast);
  const input = { org: branch.id, title: '清洁家园', text: '周六八点集合', wanted: 2, ...days, ...over };
  return does(cast.secretary, 'publishCall', { input });
};

describe('a call', () => {
  it('opens and closes by the clock, is answered in between, and summed up', async () => {
    const call = await publishes();
    await expect(does(cast.resident, 'answerCall', { on: call })).rejects.toMatchObject({ code: 'SIGN_UP_CLOSED' });
    expect(await tick('calls')).toBe(0);
    clock.set(days.opensAt);
    expect(await tick('calls')).toBe(1);
    const open = await looks(cast.resident, 'Call', call.id);
    expect(open).toMatchObject({ state: 'OPEN', actions: ['ANSWER'] });
    const first = await does(cast.resident, 'answerCall', { on: open });
    const again = { ...open, version: open.version + 1 };
    await expect(does(cast.resident, 'answerCall', { on: again })).rejects.toMatchObject({ code: 'SIGNED_UP_ALREADY' });
    const second = await does(cast.volunteer, 'answerCall', { on: again });
    const full = { ...again, version: again.version + 1 };
    await expect(does(cast.member, 'answerCall', { on: full })).rejects.toMatchObject({ code: 'CAPACITY_FULL' });
    await does(cast.volunteer, 'withdrawSignUp', { on: second });
    const third = await does(cast.member, 'answerCall', { on: { ...full, version: full.version + 1 } });
    clock.set(days.closesAt);
    await tick('calls');
    const closed = await looks(cast.secretary, 'Call', call.id);
    expect(closed).toMatchObject({ state: 'CLOSED', signedUp: 2 });
    const wrong = does(cast.secretary, 'summariseCall', { on: closed, summary: '完成', came: ['nobody'] });
    await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const summed = await does(cast.secretary, 'summariseCall', { on: closed, summary: '清理三处', came: [first.id] });
    expect(summed).toMatchObject({ state: 'SUMMARISED', came: 1, summary: '清理三处' });
    const WHO = 'query ($id: ID!) { call(id: $id) { signUps(first: 9) { nodes { id state user } totalCount } } }';
    expect((await cast.secretary.asks(WHO, { id: call.id })).call.signUps.nodes).toEqual([
      { id: first.id, state: 'CAME', user: 'u-resident' },
      { id: second.id, state: 'WITHDRAWN', user: 'u-volunteer' },
      { id: third.id, state: 'ABSENT', user: 'u-member' },
    ]);
    expect((await cast.resident.asks(WHO, { id: call.id })).call.signUps).toEqual({ nodes: [], totalCount: 0 });
    const types = (await told(made)).filter((type) => type.startsWith('call.') || type.startsWith('sign-up.'));
    expect(types).toEqual([
      'call.published',
      'call.opened',
      'sign-up.made',
      'sign-up.made',
      'sign-up.withdrawn',
      'sign-up.made',
      'call.closed',
      'call.summarised',
    ]);
  });

  it.each([
    ['that closes before it opens', { closesAt: days.opensAt }, 'CALL_TIME'],
    ['that is over', { opensAt: '2026-02-01T09:00:00+08:00', closesAt: '2026-02-02T09:00:00+08:00' }, 'CALL_TIME'],
    ['without a title', { title: '' }, 'VALUE_MISSING'],
    ['for nobody', { wanted: 0 }, 'VALUE_INVALID'],
    ['of an organisation nobody knows', { org: 'nobody' }, 'NOT_FOUND'],
  ])('is refused: one %s', async (_, over, code) => {
    await expect(publishes(over)).rejects.toMatchObject({ code });
  });

  it('is taken back by nobody but whoever signed up', async () => {
    const on = await does(cast.secretary, 'openCall', { on: await publishes() });
    const mine = await does(cast.resident, 'answerCall', { on });
    await refused(cast, 'withdrawSignUp', { on: mine, who: cast.resident });
    await expect(does(cast.volunteer, 'withdrawSignUp', { on: mine })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const back = await does(cast.resident, 'withdrawSignUp', { on: mine });
    await expect(does(cast.resident, 'withdrawSignUp', { on: back })).rejects.toMatchObject({ code: 'SIGN_UP_STATE' });
  });
});

const states: readonly CallState[] = ['PUBLISHED', 'OPEN', 'CLOSED', 'SUMMARISED', 'CANCELLED'];
const table: Readonly<
  Record<Exclude<CallAction, 'ANSWER'>, { mutation: string; with?: object; from: readonly CallState[] }>
> = {
  OPEN: { mutation: 'openCall', from: ['PUBLISHED'] },
  CLOSE: { mutation: 'closeCall', from: ['OPEN'] },
  SUMMARISE: { mutation: 'summariseCall', with: { summary: '总结', came: [] }, from: ['CLOSED'] },
  CANCEL: { mutation: 'cancelCall', with: { reason: '下雨' }, from: ['PUBLISHED', 'OPEN', 'CLOSED'] },
};

describe.each(Object.entries(table))('to %s a call', (action, { mutation, with: more = {}, from }) => {
  it('is possible from its own states alone', async () => {
    const at = { opensAt: new Date(days.opensAt), closesAt: new Date(days.closesAt) };
    for (const state of states) {
      const row = { org: 'o-1', title: '号召', text: '内容', state, signedUp: 0, ...at };
      const [id = ''] = await given(calls, { place: GRID, ...row });
      const on: Seen = { id, version: 1 };
      const shown = (await looks(cast.secretary, 'Call', id))['actions'];
      expect([state, shown.includes(action)]).toEqual([state, from.includes(state)]);
      if (from.includes(state)) await refused(cast, mutation, { on, ...more, who: cast.secretary });
      const done = does(cast.secretary, mutation, { on, ...more });
      if (from.includes(state)) await done;
      else await expect(done).rejects.toMatchObject({ code: 'CALL_STATE' });
    }
  });
});
