import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { transitions } from '../src/inspection.transitions.ts';
import { type Cast, castOf, does, GRID, looks, opens, type Person, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const DUE = '2026-03-12T18:00:00+08:00';
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex').toString('base64');
const photo = { fileName: '整改后.jpg', mediaType: 'image/jpeg', content: JPEG };

const codes = {
  FIRE: ['FIRE-01', 'FIRE-02', 'FIRE-03', 'FIRE-04', 'FIRE-05'],
  HEALTH: ['HEALTH-01', 'HEALTH-02', 'HEALTH-03', 'HEALTH-04'],
} as const;

/** What a team found: all right but for what is named. */
const findings = (checklist: keyof typeof codes, ...wrong: readonly string[]) => ({
  input: {
    checklist,
    answers: codes[checklist].map((item) => ({
      item,
      ok: !wrong.includes(item),
      note: wrong.includes(item) ? '见照片' : null,
    })),
  },
});

const plans = async (checklists: readonly string[] = ['FIRE'], person: Person = cast.hub): Promise<Seen> => {
  const { id } = await opens(cast.clerk);
  return does(person, 'planInspection', { input: { merchant: id, checklists, plannedFor: '2026-03-03' } });
};

type Step = readonly [mutation: string, by: keyof Cast, args: object];
const steps = {
  CANCEL: ['cancelInspection', 'hub', { reason: '改期' }],
  PASS: ['recordInspection', 'fire', findings('FIRE')],
  RECORD: ['recordInspection', 'fire', findings('FIRE', 'FIRE-02')],
  ORDER: ['orderRectification', 'fire', { dueAt: DUE }],
  SUBMIT: ['submitRectification', 'clerk', { input: { measures: '已更换灭火器', photos: [photo] } }],
  VERIFY: ['verifyRectification', 'inspector', { ok: true }],
  SEND_BACK: ['verifyRectification', 'inspector', { ok: false, reason: '压力不足', dueAt: DUE }],
  TRANSFER: ['transferRectification', 'inspector', { reason: '拒不整改' }],
} as const satisfies Record<string, Step>;
type Action = keyof typeof steps;

const takes = (on: Seen, action: Action): Promise<Seen> => {
  const [mutation, by, args] = steps[action];
  return does(cast[by], mutation, { on, ...args });
};

// How an inspection gets there; LATE is a day after the deadline.
const ways = {
  PLANNED: [],
  PASSED: ['PASS'],
  DONE: ['RECORD'],
  RECTIFY_ORDERED: ['RECORD', 'ORDER'],
  SUBMITTED: ['RECORD', 'ORDER', 'SUBMIT'],
  VERIFIED: ['RECORD', 'ORDER', 'SUBMIT', 'VERIFY'],
  OVERDUE: ['RECORD', 'ORDER', 'LATE'],
  TRANSFERRED: ['RECORD', 'ORDER', 'TRANSFER'],
  CANCELLED: ['CANCEL'],
} as const satisfies Record<string, readonly (Action | 'LATE')[]>;
type State = keyof typeof ways;

const late = async (seen: Seen): Promise<Seen> => {
  made.clock.set('2026-03-12T18:00:00+08:00');
  await made.tick('inspections');
  return looks(cast.hub, 'Inspection', seen.id);
};

async function standsAt(state: State): Promise<Seen> {
  let seen = await plans();
  for (const action of ways[state]) seen = action === 'LATE' ? await late(seen) : await takes(seen, action);
  return seen;
}

const actions = Object.keys(steps) as Action[];
const said: Readonly<Record<Action, string>> = {
  CANCEL: 'inspection.cancelled',
  PASS: 'inspection.passed',
  RECORD: 'inspection.failed',
  ORDER: 'rectification.ordered',
  SUBMIT: 'rectification.submitted',
  VERIFY: 'rectification.verified',
  SEND_BACK: 'rectification.returned',
  TRANSFER: 'rectification.transferred',
};

const good = transitions.flatMap(({ action, from, to }) =>
  from.flatMap((state) => [
    [state as State, action as Action, to] as const,
    ...(action === 'RECORD' ? [[state as State, 'PASS' as Action, to] as const] : []),
  ]),
);
const bad = (Object.keys(ways) as State[]).map(
  (state) =>
    [state, actions.filter((action) => !good.some(([from, name]) => from === state && name === action))] as const,
);
const dueLater = (action: Action) =>
  action === 'SEND_BACK' || action === 'ORDER' ? { dueAt: '2026-03-20T18:00:00+08:00' } : {};

describe('the table of inspections', () => {
  it.each(good)('leads from %s by %s to %s, and the city hears of it', async (from, action, to) => {
    const seen = await takes(await standsAt(from), action);
    expect(seen['state']).toBe(to);
    expect((await told(made)).filter((type) => type !== 'merchant.credit-changed').at(-1)).toBe(said[action]);
  });

  it.each(bad)('does not lead from %s by %s', async (from, none) => {
    const seen = await standsAt(from);
    for (const action of none) {
      const [mutation, by, args] = steps[action];
      await expect(does(cast[by], mutation, { on: seen, ...args, ...dueLater(action) })).rejects.toMatchObject({
        code: 'INSPECTION_STATE',
      });
    }
  });

  it.each(actions)('is closed to strangers, old versions and people without the right: %s', async (action) => {
    const [from] = good.find(([, name]) => name === action) ?? (['PLANNED'] as const);
    const [mutation, , args] = steps[action];
    await refused(cast, mutation, { on: await standsAt(from), ...args });
  });

  it('shows each of them as a button, to who may', async () => {
    const seen = await standsAt('SUBMITTED');
    const of = async (person: Person) => (await looks(person, 'Inspection', seen.id))['actions'];
    expect(await of(cast.inspector)).toEqual(['VERIFY', 'SEND_BACK']);
    expect(await of(cast.clerk)).toEqual([]);
    const planned = await does(cast.hub, 'planInspection', {
      input: {
        merchant: (await opens(cast.clerk, { premises: { kind: 'HOUSE', id: 'h' } })).id,
        checklists: ['FIRE'],
        plannedFor: '2026-03-03',
      },
    });
    expect((await looks(cast.fire, 'Inspection', planned.id))['actions']).toEqual(['CANCEL', 'RECORD']);
    expect((await looks(cast.health, 'Inspection', planned.id))['actions']).toEqual(['CANCEL']);
  });
});

describe('a visit', () => {
  it.each([
    ['no checklist', { checklists: [] }, 'INSPECTION_TEAMS'],
    ['two of one team', { checklists: ['FIRE', 'FIRE'] }, 'INSPECTION_TEAMS'],
    ['a checklist that is none', { checklists: ['CIRCUS'] }, 'CHECKLIST_UNKNOWN'],
    ['the form of a shop', { checklists: ['SELF'] }, 'CHECKLIST_UNKNOWN'],
    ['a day that is over', { plannedFor: '2026-03-01' }, 'INSPECTION_DAY'],
    ['a day too far', { plannedFor: '2027-03-04' }, 'INSPECTION_DAY'],
    ['a merchant that is none', { merchant: 'nobody' }, 'NOT_FOUND'],
  ])('is not planned with %s', async (_, over, code) => {
    const { id } = await opens(cast.clerk);
    const input = { merchant: id, checklists: ['FIRE'], plannedFor: '2026-03-03', ...over };
    await expect(does(cast.hub, 'planInspection', { input })).rejects.toMatchObject({ code });
  });

  it('is not planned by next door, nor where nobody is any more', async () => {
    const seen = await opens(cast.clerk);
    const input = { merchant: seen.id, checklists: ['FIRE'], plannedFor: '2026-03-03' };
    await expect(does(cast.neighbour, 'planInspection', { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await does(cast.clerk, 'closeMerchant', { on: seen, reason: '注销' });
    await expect(does(cast.hub, 'planInspection', { input })).rejects.toMatchObject({ code: 'MERCHANT_STATUS' });
  });

  it('of two teams is one visit, done when both have answered', async () => {
    const joint = await plans(['FIRE', 'HEALTH']);
    expect(joint).toMatchObject({ isJoint: true, visitsSaved: 0 });
    const half = await does(cast.fire, 'recordInspection', { on: joint, ...findings('FIRE') });
    expect(half).toMatchObject({ state: 'PLANNED', result: null });
    const done = await does(cast.health, 'recordInspection', { on: half, ...findings('HEALTH', 'HEALTH-03') });
    expect(done).toMatchObject({ state: 'DONE', result: 'FAIL', visitsSaved: 1 });
    expect(done['parts']).toMatchObject([
      { team: 'fire', result: 'PASS', recordedBy: 'u-fire' },
      { team: 'health', result: 'FAIL', recordedBy: 'u-health' },
    ]);
    const ordered = await does(cast.fire, 'orderRectification', { on: done, dueAt: DUE });
    expect(ordered['rectification']['items']).toEqual([{ team: 'health', code: 'HEALTH-03', note: '见照片' }]);
    expect(await told(made)).toEqual([
      'merchant.opened',
      'inspection.planned',
      'inspection.recorded',
      'inspection.failed',
      'merchant.credit-changed',
      'rectification.ordered',
    ]);
  });

  it('is answered by its own team, once, item by item', async () => {
    const joint = await plans(['FIRE', 'HEALTH']);
    const answers = (person: Person, args: object, on: Seen = joint) =>
      does(person, 'recordInspection', { on, ...args });
    await expect(answers(cast.trader, findings('FIRE'))).rejects.toMatchObject({ code: 'INSPECTION_OTHER_TEAM' });
    await expect(
      answers(cast.fire, { input: { checklist: 'FIRE', answers: [{ item: 'FIRE-01', ok: true }] } }),
    ).rejects.toMatchObject({ code: 'CHECKLIST_ANSWERS' });
    await expect(answers(cast.fire, { input: { checklist: 'URBAN', answers: [] } })).rejects.toMatchObject({
      code: 'CHECKLIST_UNKNOWN',
    });
    const half = await answers(cast.fire, findings('FIRE'));
    await expect(answers(cast.fire, findings('FIRE'), half)).rejects.toMatchObject({ code: 'INSPECTION_RECORDED' });
  });

  it('that nobody made is said to be missed', async () => {
    const { id } = await plans();
    expect(await looks(cast.hub, 'Inspection', id)).toMatchObject({ isMissed: false });
    made.clock.set('2026-03-04T09:00:00+08:00');
    expect(await looks(cast.hub, 'Inspection', id)).toMatchObject({ isMissed: true });
  });

  it('is ordered by a team that was there, by a day within sixty', async () => {
    const done = await standsAt('DONE');
    const orders = (dueAt: string, person: Person = cast.fire) =>
      does(person, 'orderRectification', { on: done, dueAt });
    await expect(orders(DUE, cast.health)).rejects.toMatchObject({ code: 'INSPECTION_OTHER_TEAM' });
    await expect(orders('2026-03-02T08:00:00+08:00')).rejects.toMatchObject({ code: 'RECTIFICATION_DUE' });
    await expect(orders('2026-05-02T09:00:00+08:00')).rejects.toMatchObject({ code: 'RECTIFICATION_DUE' });
  });
});

describe('what was put right', () => {
  it('comes with photos, which are what they say', async () => {
    const seen = await standsAt('SUBMITTED');
    const [evidence] = seen['rectification']['evidence'];
    expect(evidence).toMatchObject({ fileName: '整改后.jpg', mediaType: 'image/jpeg', size: 10 });
    const PHOTO = 'query ($id: ID!) { evidencePhoto(id: $id) }';
    expect((await cast.hub.asks(PHOTO, { id: evidence.id })).evidencePhoto).toBe(JPEG);
    expect((await cast.neighbour.asks(PHOTO, { id: evidence.id })).evidencePhoto).toBeNull();
  });

  it.each([
    ['a text that says it is a photo', { ...photo, content: Buffer.from('hello').toString('base64') }, 'PHOTO_KIND'],
    ['a kind that is no photo', { ...photo, mediaType: 'text/html' }, 'PHOTO_KIND'],
  ])('does not come with %s', async (_, wrong, code) => {
    const seen = await standsAt('RECTIFY_ORDERED');
    const input = { measures: '已整改', photos: [wrong] };
    await expect(does(cast.clerk, 'submitRectification', { on: seen, input })).rejects.toMatchObject({ code });
    expect((await looks(cast.hub, 'Inspection', seen.id))['state']).toBe('RECTIFY_ORDERED');
  });

  it('is looked at by somebody else than who submitted it', async () => {
    const ordered = await standsAt('RECTIFY_ORDERED');
    const seen = await does(cast.lead, 'submitRectification', { on: ordered, input: { measures: '已整改' } });
    for (const args of [{ ok: true }, { ok: false, reason: '不行', dueAt: DUE }])
      await expect(does(cast.lead, 'verifyRectification', { on: seen, ...args })).rejects.toMatchObject({
        code: 'INSPECTION_SAME_PERSON',
      });
  });

  it('goes back with a reason and a new day, or not at all', async () => {
    const seen = await standsAt('SUBMITTED');
    const back = (args: object) => does(cast.inspector, 'verifyRectification', { on: seen, ok: false, ...args });
    await expect(back({ reason: '不行' })).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    await expect(back({ dueAt: DUE })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await takes(seen, 'SEND_BACK')).toMatchObject({
      state: 'RECTIFY_ORDERED',
      rectification: { returnCount: 1 },
    });
  });

  it('may come late, and counts as late until it was looked at', async () => {
    const seen = await takes(await standsAt('OVERDUE'), 'SUBMIT');
    expect(seen).toMatchObject({ state: 'SUBMITTED', rectification: { overdue: true } });
    expect(await takes(seen, 'VERIFY')).toMatchObject({
      state: 'VERIFIED',
      rectification: { overdue: false },
      isOpen: false,
    });
    const { credit } = await looks(cast.hub, 'Merchant', (await merchantOf(seen)).id);
    expect(credit.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'RECTIFICATION_OVERDUE',
      'INSPECTION_FAILED',
    ]);
  });
});

const merchantOf = async ({ id }: Seen) =>
  (await cast.hub.asks('query ($id: ID!) { inspection(id: $id) { merchant { id } } }', { id })).inspection.merchant;

describe('time', () => {
  const stateAt = async (at: string, id: string): Promise<string> => {
    made.clock.set(at);
    await made.tick('inspections');
    return (await looks(cast.hub, 'Inspection', id))['state'];
  };

  it('orders what nobody ordered, makes it late, and hands it to enforcement, each at its moment', async () => {
    const { id } = await standsAt('DONE');
    expect(await stateAt('2026-03-05T08:59:59+08:00', id)).toBe('DONE');
    expect(await stateAt('2026-03-05T09:00:00+08:00', id)).toBe('RECTIFY_ORDERED');
    expect(await stateAt('2026-03-20T08:59:59+08:00', id)).toBe('RECTIFY_ORDERED');
    expect(await stateAt('2026-03-20T09:00:00+08:00', id)).toBe('OVERDUE');
    expect(await stateAt('2026-03-23T08:59:59+08:00', id)).toBe('OVERDUE');
    expect(await stateAt('2026-03-23T09:00:00+08:00', id)).toBe('TRANSFERRED');
    const { journal } = made;
    const line = (await journal()).find(({ event }) => event?.type === 'rectification.transferred');
    expect(line).toMatchObject({ place: GRID, event: { data: { team: 'fire', teams: 'fire', automatic: true } } });
    expect(await made.tick('inspections')).toBe(0);
  });

  it('stands still while it waits to be looked at', async () => {
    const { id } = await standsAt('SUBMITTED');
    expect(await stateAt('2026-06-01T09:00:00+08:00', id)).toBe('SUBMITTED');
  });

  it('ends with the merchant, but for what enforcement has', async () => {
    const planned = await standsAt('RECTIFY_ORDERED');
    const { id } = await merchantOf(planned);
    await does(cast.clerk, 'closeMerchant', { on: await looks(cast.clerk, 'Merchant', id), reason: '注销' });
    expect(await looks(cast.hub, 'Inspection', planned.id)).toMatchObject({ state: 'CANCELLED', isOpen: false });
    const transferred = await standsAt('TRANSFERRED');
    const other = await merchantOf(transferred);
    await does(cast.clerk, 'closeMerchant', { on: await looks(cast.clerk, 'Merchant', other.id), reason: '注销' });
    expect(await looks(cast.hub, 'Inspection', transferred.id)).toMatchObject({ state: 'TRANSFERRED', isOpen: true });
  });
});
