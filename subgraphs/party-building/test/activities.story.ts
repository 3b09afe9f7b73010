import { town } from '@linli/testkit';
import type { PartyActivityAction, PartyActivityState } from '../src/schema.types.ts';
import { activities } from '../src/party-activity.model.ts';
import { subgraph } from '../src/index.ts';
import { admitted, castOf, COMMUNITY, does, GRID, looks, party, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const { clock, given, hear, settle } = made;
const cast = castOf(made);
const times = { beginsAt: '2026-03-10T14:00:00+08:00', endsAt: '2026-03-10T16:00:00+08:00' };
const plans = (org: Seen, over = {}) =>
  does(cast.secretary, 'planPartyActivity', {
    input: { org: org.id, kind: 'THEME_DAY', title: '清洁家园', ...times, ...over },
  });
const link = (resident: string, account: string) =>
  hear({ type: 'resident.account-linked', subject: resident, jurisdiction: COMMUNITY, data: { account } });

describe('an activity', () => {
  it('is planned, opened, attended by code and by hand, and held; the city hears of it', async () => {
    const { branch } = await party(cast);
    const group = await does(cast.lead, 'foundPartyOrg', {
      input: { place: GRID, name: '一组', kind: 'GROUP', parent: branch.id, secretary: 'u-secretary' },
    });
    await admitted(cast, branch);
    const second = await admitted(cast, group, { resident: 'r-2' });
    await admitted(cast, branch, { resident: 'r-3' });
    await link('r-1', 'u-member');
    clock.set('2026-03-10T13:30:00+08:00');
    const planned = await plans(branch);
    const opened = await does(cast.secretary, 'openPartyActivity', { on: planned });
    expect(opened).toMatchObject({
      state: 'OPEN',
      actions: ['CHECK_IN', 'HOLD', 'CANCEL'],
      expected: { fewerThan: 5 },
    });
    const code = opened['checkInCode'];
    expect(await looks(cast.member, 'PartyActivity', planned.id)).toMatchObject({ checkInCode: null, actions: [] });
    const checksIn = () => does(cast.member, 'checkInByCode', { code });
    expect(await checksIn()).toMatchObject({ title: '清洁家园' });
    clock.forward({ hours: 1 });
    expect((await checksIn())['at']).toContain('05:30:00');
    const stranger = does(cast.resident, 'checkInByCode', { code });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_A_MEMBER' });
    await expect(does(cast.member, 'checkInByCode', { code: 'nonsense' })).rejects.toMatchObject({
      code: 'CHECK_IN_CLOSED',
    });
    await does(cast.secretary, 'checkInMember', { on: opened, member: second.id });
    await expect(does(cast.secretary, 'checkInMember', { on: opened, member: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_A_MEMBER',
    });
    const held = await does(cast.secretary, 'holdPartyActivity', { on: opened, minutes: '清扫三栋楼道' });
    expect(held).toMatchObject({ state: 'HELD', checkInCode: null });
    await expect(checksIn()).rejects.toMatchObject({ code: 'CHECK_IN_CLOSED' });
    const types = (await told(made)).filter((type) => type.startsWith('activity.'));
    expect(types).toEqual([
      'activity.planned',
      'activity.opened',
      'activity.checked-in',
      'activity.checked-in',
      'activity.held',
    ]);
    expect(JSON.stringify(await made.journal())).not.toContain(code);
    const COUNT = 'query ($id: ID!) { partyActivity(id: $id) { attendances(first: 9) { nodes { by } totalCount } } }';
    expect((await cast.secretary.asks(COUNT, { id: held.id })).partyActivity.attendances.totalCount).toBe(2);
    for (const other of [cast.head, cast.district, cast.member])
      expect((await other.asks(COUNT, { id: held.id })).partyActivity.attendances.totalCount).toBe(0);
    expect((await cast.member.asks('{ myPartyLife { memberships { attended org { name } } } }')).myPartyLife).toEqual({
      memberships: [{ attended: 1, org: { name: '琼临网格党支部' } }],
    });
  });

  it.each([
    ['one that ends before it begins', { endsAt: times.beginsAt }, 'ACTIVITY_TIME'],
    ['one of two days', { endsAt: '2026-03-12T14:00:01+08:00' }, 'ACTIVITY_TIME'],
    ['one without a title', { title: ' ' }, 'VALUE_MISSING'],
  ])('is refused: %s', async (_, over, code) => {
    const { branch } = await party(cast);
    await expect(plans(branch, over)).rejects.toMatchObject({ code });
  });

  it('is planned by the secretary of the organisation alone', async () => {
    const { branch } = await party(cast);
    const input = { org: branch.id, kind: 'PARTY_LECTURE', title: '党课', ...times };
    const by = (who: 'clerk' | 'neighbour' | 'other') => does(cast[who], 'planPartyActivity', { input });
    await expect(by('other')).rejects.toMatchObject({ code: 'NOT_SECRETARY' });
    await expect(by('neighbour')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(by('clerk')).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

const states: readonly PartyActivityState[] = ['PLANNED', 'OPEN', 'HELD', 'CANCELLED'];
const table: Readonly<
  Record<
    Exclude<PartyActivityAction, 'CHECK_IN'>,
    { mutation: string; with?: object; from: readonly PartyActivityState[] }
  >
> = {
  OPEN: { mutation: 'openPartyActivity', from: ['PLANNED'] },
  HOLD: { mutation: 'holdPartyActivity', with: { minutes: '纪要' }, from: ['OPEN'] },
  CANCEL: { mutation: 'cancelPartyActivity', with: { reason: '下雨' }, from: ['PLANNED', 'OPEN'] },
};

describe.each(Object.entries(table))('to %s an activity', (action, { mutation, with: more = {}, from }) => {
  const standing = async (state: PartyActivityState): Promise<Seen> => {
    const row = { org: 'o-1', keeper: 'u-secretary', kind: 'THEME_DAY', title: '主题党日', state } as const;
    const at = { beginsAt: new Date(times.beginsAt), endsAt: new Date(times.endsAt) };
    const [id = ''] = await given(activities, { place: GRID, ...row, ...at });
    return { id, version: 1 };
  };

  it('is possible from its own states alone, and not to others', async () => {
    clock.set(times.beginsAt);
    for (const state of states) {
      const on = await standing(state);
      const shown = (await looks(cast.secretary, 'PartyActivity', on.id))['actions'];
      expect([state, shown.includes(action)]).toEqual([state, from.includes(state)]);
      await expect(does(cast.other, mutation, { on, ...more })).rejects.toMatchObject({ code: 'NOT_SECRETARY' });
      if (from.includes(state)) await refused(cast, mutation, { on, ...more, who: cast.secretary });
      const done = does(cast.secretary, mutation, { on, ...more });
      if (from.includes(state)) await done;
      else await expect(done).rejects.toMatchObject({ code: 'ACTIVITY_STATE' });
    }
  });
});

describe('attendance', () => {
  it('is told as a share when enough were expected, and not for a handful', async () => {
    const row = { org: 'o-1', kind: 'THEME_DAY', title: '党日', state: 'HELD' } as const;
    const at = { beginsAt: new Date(times.beginsAt), endsAt: new Date(times.endsAt), heldAt: new Date(times.endsAt) };
    const rate = async (): Promise<number | null> => {
      await settle();
      const stats = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "${COMMUNITY}" }]) {
        ... on Jurisdiction { partyStats(range: { from: "2026-03-01", until: "2026-04-01" }) { attendanceRate } } } }`;
      return (await cast.clerk.asks(stats))._entities[0].partyStats.attendanceRate;
    };
    await given(activities, { place: GRID, ...row, ...at, expected: 4, present: 3 });
    expect(await rate()).toBeNull();
    await given(activities, { place: GRID, ...row, ...at, expected: 8, present: 6 });
    expect(await rate()).toBe(0.75);
  });

  it('is not opened two days before', async () => {
    const { branch } = await party(cast);
    clock.set('2026-03-08T13:30:00+08:00');
    const early = does(cast.secretary, 'openPartyActivity', { on: await plans(branch) });
    await expect(early).rejects.toMatchObject({ code: 'ACTIVITY_TIME' });
  });
});
