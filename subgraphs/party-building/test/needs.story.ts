import { town } from '@linli/testkit';
import type { NeedAction, NeedState } from '../src/schema.types.ts';
import { subgraph } from '../src/index.ts';
import { needs } from '../src/need.model.ts';
import {
  admitted,
  castOf,
  COMMUNITY,
  does,
  GRID,
  looks,
  NEXT_GRID,
  party,
  type Person,
  refused,
  type Seen,
  told,
} from './people.ts';

const made = town(subgraph);
const { clock, given, hear, settle, tick } = made;
const cast = castOf(made);

const asked = {
  kind: 'REPAIR',
  title: '修水管',
  description: '厨房漏水',
  contactName: '王小明',
  contactPhone: '13800138000',
};
const posts = (over: Readonly<Record<string, unknown>> = {}): Promise<Seen> =>
  does(cast.resident, 'postNeed', { input: { place: GRID, address: '琼临苑3栋501室', ...asked, ...over } });
const sees = (person: Person, { id }: Seen): Promise<Seen> => looks(person, 'Need', id);

describe('a need', () => {
  it('is posted, claimed by a volunteer, done and confirmed, and the city hears of each step', async () => {
    const posted = await posts();
    expect(posted).toMatchObject({ state: 'POSTED', isOpen: true, isMine: true, actions: ['WITHDRAW'] });
    const claimed = await does(cast.volunteer, 'claimNeed', { on: posted, as: 'VOLUNTEER' });
    expect(claimed).toMatchObject({ state: 'CLAIMED', isClaimedByMe: true, actions: ['GIVE_BACK', 'BEGIN'] });
    const begun = await does(cast.volunteer, 'beginNeed', { on: claimed });
    expect(begun).toMatchObject({ state: 'DOING', dueAt: null });
    const done = await does(cast.volunteer, 'finishNeed', { on: begun, result: '已更换水管' });
    expect(done).toMatchObject({ state: 'DONE', claims: { nodes: [{ as: 'VOLUNTEER', state: 'DONE' }] } });
    const confirmed = await does(cast.resident, 'confirmNeed', { on: done, satisfaction: 5 });
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', isOpen: false, satisfaction: 5, actions: [] });
    const events = ['need.posted', 'need.claimed', 'need.begun', 'need.done', 'need.confirmed'];
    expect(await told(made)).toEqual(events);
  });

  it('tells whom to help to whoever has it in hand, and to nobody before or after', async () => {
    const posted = await posts();
    const hidden = { contactName: '王**', contactPhone: '138****8000' };
    expect(await sees(cast.helping, posted)).toMatchObject(hidden);
    const claimed = await does(cast.helping, 'claimNeed', { on: posted, as: 'VOLUNTEER' });
    expect(claimed).toMatchObject({ contactName: '王小明', contactPhone: '13800138000', address: '琼临苑3栋501室' });
    for (const other of [cast.volunteer, cast.keeping, cast.clerk, cast.member])
      expect(await sees(other, posted)).toMatchObject(hidden);
    await does(cast.volunteer, 'giveNeedBack', { on: claimed, reason: '没有工具' });
    expect(await sees(cast.helping, posted)).toMatchObject(hidden);
    const revealed = (await made.journal()).filter(({ action }) => action === 'need.revealed');
    expect(revealed).toMatchObject([
      { who: { id: 'u-volunteer' }, fields: ['contactName', 'contactPhone', 'address'] },
    ]);
  });

  it('is claimed as a member by whoever stands on a roll, and by nobody who does not', async () => {
    const { branch } = await party(cast);
    await admitted(cast, branch);
    const posted = await posts();
    const asMember = () => does(cast.member, 'claimNeed', { on: posted, as: 'MEMBER' });
    await expect(asMember()).rejects.toMatchObject({ code: 'NEED_CLAIMANT' });
    await hear({
      type: 'resident.account-linked',
      subject: 'r-1',
      jurisdiction: COMMUNITY,
      data: { account: 'u-member' },
    });
    expect(await asMember()).toMatchObject({ state: 'CLAIMED' });
    expect(JSON.stringify(await made.rawStore())).not.toContain('"MEMBER"');
  });

  it('is claimed by an organisation through its secretary alone', async () => {
    const { branch } = await party(cast);
    const posted = await posts();
    const claims = (by: Person, more: object) => does(by, 'claimNeed', { on: posted, as: 'ORG', ...more });
    await expect(claims(cast.secretary, {})).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    await expect(claims(cast.volunteer, { org: branch.id })).rejects.toMatchObject({ code: 'NOT_SECRETARY' });
    await expect(does(cast.resident, 'claimNeed', { on: posted, as: 'VOLUNTEER' })).rejects.toMatchObject({
      code: 'NEED_OWN',
    });
    await expect(does(cast.member, 'claimNeed', { on: posted, as: 'VOLUNTEER' })).rejects.toMatchObject({
      code: 'NEED_CLAIMANT',
    });
    const claimed = await claims(cast.secretary, { org: branch.id });
    expect(claimed['claims'].nodes).toEqual([{ as: 'ORG', state: 'HELD', org: { id: branch.id } }]);
  });

  it.each([
    ['without a title', { title: ' ' }, 'VALUE_MISSING'],
    ['without a contact', { contactPhone: '' }, 'VALUE_MISSING'],
    ['next door', { place: '340111400002' }, 'NOT_FOUND'],
  ])('is not posted %s', async (_, over, code) => {
    await expect(posts(over)).rejects.toMatchObject({ code });
  });
});

const at = new Date('2026-03-02T01:00:00Z');
const bare = { ...asked, poster: 'u-resident', postedAt: at, wasUnanswered: false } as const;
const states: readonly NeedState[] = [
  'POSTED',
  'CLAIMED',
  'DOING',
  'DONE',
  'CONFIRMED',
  'EXPIRED',
  'WITHDRAWN',
  'DISMISSED',
];
const open: readonly NeedState[] = ['POSTED', 'CLAIMED', 'DOING', 'DONE', 'EXPIRED'];

/** Who does each step, with what, from where, and whom it is refused to besides. */
const table: Readonly<
  Record<
    NeedAction,
    { mutation: string; by: Person; with?: object; from: readonly NeedState[]; wrong: Person; code: string }
  >
> = {
  CLAIM: {
    mutation: 'claimNeed',
    by: cast.volunteer,
    with: { as: 'VOLUNTEER' },
    from: ['POSTED'],
    wrong: cast.resident,
    code: 'NEED_OWN',
  },
  GIVE_BACK: {
    mutation: 'giveNeedBack',
    by: cast.volunteer,
    with: { reason: '无法完成' },
    from: ['CLAIMED', 'DOING'],
    wrong: cast.member,
    code: 'NEED_NOT_CLAIMANT',
  },
  BEGIN: {
    mutation: 'beginNeed',
    by: cast.volunteer,
    from: ['CLAIMED'],
    wrong: cast.member,
    code: 'NEED_NOT_CLAIMANT',
  },
  FINISH: {
    mutation: 'finishNeed',
    by: cast.volunteer,
    with: { result: '已办' },
    from: ['DOING'],
    wrong: cast.member,
    code: 'NEED_NOT_CLAIMANT',
  },
  CONFIRM: {
    mutation: 'confirmNeed',
    by: cast.resident,
    with: { satisfaction: 4 },
    from: ['DONE'],
    wrong: cast.member,
    code: 'NEED_NOT_POSTER',
  },
  SEND_BACK: {
    mutation: 'sendNeedBack',
    by: cast.resident,
    with: { reason: '还在漏' },
    from: ['DONE'],
    wrong: cast.member,
    code: 'NEED_NOT_POSTER',
  },
  WITHDRAW: {
    mutation: 'withdrawNeed',
    by: cast.resident,
    from: ['POSTED', 'CLAIMED', 'EXPIRED'],
    wrong: cast.member,
    code: 'NEED_NOT_POSTER',
  },
  TAKE_OVER: {
    mutation: 'takeNeedOver',
    by: cast.secretary,
    from: ['EXPIRED'],
    wrong: cast.volunteer,
    code: 'NOT_PERMITTED',
  },
  DISMISS: {
    mutation: 'dismissNeed',
    by: cast.secretary,
    with: { reason: '重复' },
    from: ['POSTED', 'EXPIRED'],
    wrong: cast.volunteer,
    code: 'NOT_PERMITTED',
  },
};

describe.each(Object.entries(table))('to %s', (action, { mutation, by, with: more = {}, from, wrong, code }) => {
  const standing = async (state: NeedState): Promise<Seen> => {
    const held = state === 'CLAIMED' || state === 'DOING' || state === 'DONE';
    const row = { ...bare, state, isOpen: open.includes(state), ...(held ? { claimant: 'u-volunteer' } : {}) };
    const [id = ''] = await given(needs, { place: GRID, ...row });
    return { id, version: 1 };
  };

  it('is possible from its own states, and its button says so', async () => {
    for (const state of states) {
      const on = await standing(state);
      const shown = (await sees(by, on))['actions'] as readonly string[];
      expect([state, shown.includes(action)]).toEqual([state, from.includes(state)]);
      const does_ = does(by, mutation, { on, ...more });
      if (from.includes(state)) await does_;
      else await expect(does_).rejects.toMatchObject({ code: 'NEED_STATE' });
    }
  });

  it('is refused to others, to next door, at another version, without the right', async () => {
    const [state = 'POSTED'] = from;
    const on = await standing(state);
    await expect(does(wrong, mutation, { on, ...more })).rejects.toMatchObject({ code });
    await refused(cast, mutation, { on, ...more, who: by });
  });
});

describe('a need nobody answers for fourteen days', () => {
  const told14 = async () => (await made.journal()).findLast(({ event }) => event?.type === 'need.unanswered');

  it('goes to the branch of its grid, whose secretary alone takes it over', async () => {
    const { branch } = await party(cast);
    clock.set('2026-03-02T09:00:00+08:00');
    const posted = await posts();
    clock.set('2026-03-16T08:59:59+08:00');
    expect(await tick('needs')).toBe(0);
    clock.set('2026-03-16T09:00:00+08:00');
    expect([await tick('needs'), await tick('needs')]).toEqual([1, 0]);
    const expired = await sees(cast.secretary, posted);
    expect(expired).toMatchObject({ state: 'EXPIRED', isOpen: true, org: { id: branch.id } });
    expect(await told14()).toMatchObject({
      who: { id: 'svc:party-building/needs' },
      event: { data: { org: branch.id } },
    });
    await expect(does(cast.head, 'takeNeedOver', { on: expired })).rejects.toMatchObject({ code: 'NOT_SECRETARY' });
    const taken = await does(cast.secretary, 'takeNeedOver', { on: expired });
    expect(taken).toMatchObject({
      state: 'DOING',
      isClaimedByMe: true,
      claims: { nodes: [{ as: 'ORG', org: { id: branch.id } }] },
    });
    const UNANSWERED = 'query ($id: ID!) { partyOrg(id: $id) { unanswered(first: 9) { nodes { id } } } }';
    expect((await cast.head.asks(UNANSWERED, { id: branch.id })).partyOrg.unanswered.nodes).toEqual([
      { id: posted.id },
    ]);
  });

  it('goes to the nearest organisation above where the grid has none, and to nobody where there is none', async () => {
    clock.set('2026-03-02T09:00:00+08:00');
    const before = await posts();
    clock.forward({ hours: 14 * 24 });
    await tick('needs');
    expect(await sees(cast.secretary, before)).toMatchObject({ state: 'EXPIRED', org: null });
    const { committee } = await party(cast);
    const after = await posts({ place: NEXT_GRID });
    clock.forward({ hours: 14 * 24 });
    await tick('needs');
    expect(await sees(cast.secretary, after)).toMatchObject({ org: { id: committee.id } });
  });

  it('counts those claimed and never begun; whoever claimed it has it no more', async () => {
    clock.set('2026-03-02T09:00:00+08:00');
    const claimed = await does(cast.volunteer, 'claimNeed', { on: await posts(), as: 'VOLUNTEER' });
    const begun = await does(cast.volunteer, 'beginNeed', {
      on: await does(cast.volunteer, 'claimNeed', { on: await posts(), as: 'VOLUNTEER' }),
    });
    clock.forward({ hours: 15 * 24 });
    expect(await tick('needs')).toBe(1);
    expect(await sees(cast.volunteer, claimed)).toMatchObject({
      state: 'EXPIRED',
      isClaimedByMe: false,
      claims: { nodes: [{ state: 'ENDED' }] },
    });
    expect(await sees(cast.volunteer, begun)).toMatchObject({ state: 'DOING' });
  });

  it('stands in the figures of every node above, beside what was answered', async () => {
    clock.set('2026-03-02T09:00:00+08:00');
    await posts();
    const done = await does(cast.volunteer, 'claimNeed', { on: await posts(), as: 'VOLUNTEER' });
    const begun = await does(cast.volunteer, 'beginNeed', { on: done });
    const finished = await does(cast.volunteer, 'finishNeed', { on: begun, result: '已办' });
    await does(cast.resident, 'confirmNeed', { on: finished, satisfaction: 5 });
    clock.forward({ hours: 15 * 24 });
    await tick('needs');
    await settle();
    const stats = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "340111000000" }]) { ... on Jurisdiction {
      partyStats(range: { from: "2026-03-01", until: "2026-04-01" }) { needsPosted needsConfirmed needsAnsweredRate needsOpen needsUnanswered } } } }`;
    const [of] = (await cast.district.asks(stats))._entities;
    expect(of.partyStats).toEqual({
      needsPosted: 2,
      needsConfirmed: 1,
      needsAnsweredRate: 0.5,
      needsOpen: 1,
      needsUnanswered: 1,
    });
    expect(await made.running().engine.drift()).toEqual([]);
  });
});
