import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { transitions } from '../src/hazard.transitions.ts';
import { castOf, COMMUNITY, does, GRID, homes, looks, refused, told, type Cast, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const due = { responsible: 'OWNER', dueAt: '2026-03-08T18:00:00+08:00' };

const finds = async (input: object = {}, person: Cast[keyof Cast] = cast.gridWorker): Promise<Seen> => {
  const { house } = await homes(cast);
  return does(person, 'findHazard', {
    input: { house: house.id, kind: 'GAS', severity: 'MAJOR', description: '胶管老化', ...input },
  });
};

type Step = readonly [mutation: string, by: keyof Cast, args: object];
const steps = {
  ORDER: ['orderHazard', 'hub', { input: due }],
  DISMISS: ['dismissHazard', 'hub', { reason: '经核实不属实' }],
  RECTIFY: ['rectifyHazard', 'gridWorker', { measures: '已更换胶管' }],
  PASS: ['checkHazard', 'inspector', { ok: true }],
  SEND_BACK: ['checkHazard', 'inspector', { ok: false, reason: '仍漏气', dueAt: due.dueAt }],
  CLOSE: ['closeHazard', 'hub', {}],
  ESCALATE: ['escalateHazard', 'hub', { reason: '业主拒不整改' }],
} as const satisfies Record<string, Step>;
type Action = keyof typeof steps;

const takes = (on: Seen, action: Action): Promise<Seen> => {
  const [mutation, by, args] = steps[action];
  return does(cast[by], mutation, { on, ...args });
};

// How a hazard gets there.
const ways = {
  FOUND: [],
  ORDERED: ['ORDER'],
  RECTIFYING: ['ORDER', 'RECTIFY'],
  CHECKED: ['ORDER', 'RECTIFY', 'PASS'],
  CLOSED: ['DISMISS'],
  ESCALATED: ['ESCALATE'],
} as const satisfies Record<string, readonly Action[]>;
type State = keyof typeof ways;

async function standsAt(state: State): Promise<Seen> {
  let seen = await finds();
  for (const action of ways[state]) seen = await takes(seen, action);
  return seen;
}

const states = Object.keys(ways) as State[];
const actions = Object.keys(steps) as Action[];
const said: Readonly<Record<Action, string>> = {
  ORDER: 'hazard.ordered',
  DISMISS: 'hazard.closed',
  RECTIFY: 'hazard.rectifying',
  PASS: 'hazard.checked',
  SEND_BACK: 'hazard.ordered',
  CLOSE: 'hazard.closed',
  ESCALATE: 'hazard.escalated',
};

const good = transitions.flatMap(({ action, from, to }) => from.map((state) => [state, action, to] as const));
const bad = states.flatMap((state) =>
  actions
    .filter((action) => !good.some(([from, name]) => from === state && name === action))
    .map((action) => [state, action] as const),
);

describe('the table of hazards', () => {
  it.each(good)('leads from %s by %s to %s, and the city hears of it', async (from, action, to) => {
    const seen = await takes(await standsAt(from), action);
    expect(seen['state']).toBe(to);
    expect((await told(made)).at(-1)).toBe(said[action]);
  });

  it.each(bad)('does not lead from %s by %s', async (from, action) => {
    const seen = await standsAt(from);
    await expect(takes(seen, action)).rejects.toMatchObject({ code: 'HAZARD_STATE' });
  });

  it.each(actions)('is closed to strangers, old versions and people without the right: %s', async (action) => {
    const [from] = good.find(([, name]) => name === action) ?? (['FOUND'] as const);
    const on = await standsAt(from);
    const [mutation, , args] = steps[action];
    await refused(cast, mutation, { on, ...args });
  });

  it('shows each of them as a button, to who may', async () => {
    const seen = await standsAt('FOUND');
    const of = async (person: Cast[keyof Cast]) => (await looks(person, 'Hazard', seen.id))['actions'];
    expect(await of(cast.hub)).toEqual(['ORDER', 'DISMISS', 'ESCALATE']);
    expect(await of(cast.gridWorker)).toEqual([]);
  });

  it.each([
    ['PASS', 'RECTIFYING'],
    ['SEND_BACK', 'RECTIFYING'],
    ['CLOSE', 'CHECKED'],
  ] as const)('has %s done by somebody else than who put it right', async (action, state) => {
    const { house } = await homes(cast);
    const both = made.person({ at: COMMUNITY, roles: ['community-lead', 'inspector'], id: 'u-both' });
    let seen = await does(both, 'findHazard', {
      input: { house: house.id, kind: 'GAS', severity: 'MAJOR', description: '胶管老化' },
    });
    seen = await does(both, 'orderHazard', { on: seen, input: due });
    seen = await does(both, 'rectifyHazard', { on: seen, measures: '已更换' });
    if (state === 'CHECKED') seen = await takes(seen, 'PASS');
    const [mutation, , args] = steps[action];
    await expect(does(both, mutation, { on: seen, ...args })).rejects.toMatchObject({ code: 'HAZARD_SAME_PERSON' });
  });
});

describe('a hazard', () => {
  it('is about one house, one building or one estate, at its place', async () => {
    const { estate, building, house } = await homes(cast);
    const of = (input: object, person: Cast[keyof Cast] = cast.gridWorker) =>
      does(person, 'findHazard', {
        input: { kind: 'FIRE_PASSAGE', severity: 'GENERAL', description: '楼道堆物', ...input },
      });
    expect(await of({ building: building.id })).toMatchObject({ state: 'FOUND', house: null });
    expect(await of({ estate: estate.id }, cast.clerk)).toMatchObject({ state: 'FOUND' });
    await expect(of({})).rejects.toMatchObject({ code: 'HAZARD_TARGET' });
    await expect(of({ house: house.id, building: building.id })).rejects.toMatchObject({ code: 'HAZARD_TARGET' });
    await expect(of({ house: house.id }, cast.otherGridWorker)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(of({ house: house.id, description: ' ' })).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    await expect(of({ house: house.id }, cast.resident)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    const line = (await made.journal()).find(({ event }) => event?.type === 'hazard.found');
    expect(line).toMatchObject({ place: GRID, event: { data: { kind: 'FIRE_PASSAGE', building: building.id } } });
  });

  it.each([
    ['in the past', '2026-03-01T18:00:00+08:00'],
    ['later than its severity allows', '2026-03-10T18:00:00+08:00'],
  ])('is not ordered for a day %s', async (_, dueAt) => {
    const on = await finds();
    await expect(does(cast.hub, 'orderHazard', { on, input: { ...due, dueAt } })).rejects.toMatchObject({
      code: 'HAZARD_DUE',
    });
  });

  it('goes back with a reason and a new day, and is counted', async () => {
    const on = await standsAt('RECTIFYING');
    const back = (args: object) => does(cast.inspector, 'checkHazard', { on, ok: false, ...args });
    await expect(back({ reason: '仍漏气' })).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    await expect(back({ dueAt: due.dueAt })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await back({ reason: '仍漏气', dueAt: due.dueAt })).toMatchObject({ state: 'ORDERED', returnCount: 1 });
  });

  it('is a case at once when it is major and its deadline has passed', async () => {
    const { id } = await finds();
    made.clock.set('2026-03-03T08:59:00+08:00');
    expect(await made.tick('hazards')).toBe(0);
    made.clock.set('2026-03-03T09:00:00+08:00');
    expect(await made.tick('hazards')).toBe(1);
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'ESCALATED', isOpen: true });
    const line = (await made.journal()).find(({ event }) => event?.type === 'hazard.escalated');
    expect(line).toMatchObject({ subject: id, event: { data: { severity: 'MAJOR', automatic: true } } });
    expect(await made.tick('hazards')).toBe(0);
  });

  it('is late first when it is a lesser one, and a case when the grace is over too', async () => {
    const { id } = await finds({ severity: 'GENERAL' });
    made.clock.set('2026-03-09T09:00:00+08:00');
    expect(await made.tick('hazards')).toBe(1);
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'FOUND', overdue: true });
    expect(await made.tick('hazards')).toBe(0);
    made.clock.set('2026-03-12T09:00:00+08:00');
    expect(await made.tick('hazards')).toBe(1);
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'ESCALATED', overdue: false });
  });

  it('does not run out once it has been checked', async () => {
    await standsAt('CHECKED');
    made.clock.set('2027-03-12T09:00:00+08:00');
    expect(await made.tick('hazards')).toBe(0);
  });
});

describe('a hazard that became a case', () => {
  const say = (type: string, subject: string, data: Record<string, string> = {}) =>
    made.hear({ type, subject, jurisdiction: COMMUNITY, data });
  const escalated = async () => {
    const seen = await standsAt('ESCALATED');
    await say('case.opened-for-hazard', 'link-1', { hazard: seen.id, case: 'case-1' });
    return seen;
  };

  it('shows its case, and is closed with it', async () => {
    const { id, ...before } = await escalated();
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'ESCALATED', case: { id: 'case-1' } });
    await say('case.closed', 'case-1');
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'CLOSED', isOpen: false, outcome: 'BY_CASE' });
    expect((await told(made)).at(-1)).toBe('hazard.closed');
    expect(before['isOpen']).toBe(true);
  });

  it.each(['case.voided', 'case.rejected'])('waits to be ordered again after %s', async (type) => {
    const { id } = await escalated();
    await say(type, 'case-1');
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'FOUND', case: null, isOpen: true });
  });

  it('follows its case into another one', async () => {
    const { id } = await escalated();
    await say('case.merged', 'case-1', { into: 'case-2' });
    await say('case.closed', 'case-1');
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'ESCALATED', case: { id: 'case-2' } });
    await say('case.closed', 'case-2');
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'CLOSED' });
  });

  it('may hear of the end of its case before it hears whose case that is', async () => {
    const { id } = await standsAt('ESCALATED');
    await say('case.merged', 'case-1', { into: 'case-2' });
    await say('case.closed', 'case-2');
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'ESCALATED', case: null });
    await say('case.opened-for-hazard', 'link-1', { hazard: id, case: 'case-1' });
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'CLOSED', outcome: 'BY_CASE' });
  });

  it('does not mind other people’s cases', async () => {
    const { id } = await escalated();
    await say('case.closed', 'case-7');
    expect(await looks(cast.hub, 'Hazard', id)).toMatchObject({ state: 'ESCALATED' });
  });
});
