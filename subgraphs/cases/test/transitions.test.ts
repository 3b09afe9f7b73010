import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { transitions } from '../src/case.transitions.ts';
import { openStates, type CaseActionName, type CaseState } from '../src/words.ts';
import type { Case } from '../src/case.model.ts';
import { aCase } from './a-case.ts';
import { castOf, COMMUNITY, does, looks, reason, settled, type Name } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const stand = (state: CaseState, over: Partial<Case> = {}) => aCase({ town: made, cast }, state, over);

/** One row of the table, as somebody lives it. */
interface Lived {
  readonly action: CaseActionName;
  readonly from: CaseState;
  readonly over?: Partial<Case>;
  readonly to: CaseState;
  readonly mutation: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly by: Name;
  /** Sees the case and lacks the right. */
  readonly without?: Name;
  /** Has the right, and the case is not theirs. */
  readonly foreign?: readonly [who: Name, code: string];
  /** Has the right, somewhere else: the case does not exist for them. */
  readonly elsewhere?: Name;
  /** Did the step before. */
  readonly same?: Partial<Case>;
}

const elsewhere = { elsewhere: 'neighbourHub' } as const;
const centre = { by: 'hub', without: 'clerk', foreign: ['street', 'CASE_OTHER_NODE'], ...elsewhere } as const;
const department = {
  by: 'localHandler',
  without: 'hub',
  foreign: ['localFire', 'CASE_OTHER_DEPARTMENT'],
  elsewhere: 'neighbourHandler',
} as const;
const grid = { by: 'gridWorker', without: 'hub', elsewhere: 'otherGridWorker' } as const;
const up = { cause: 'NO_POWER', ...reason };
const to = { to: { department: 'urban-management' } };
const joint = { lead: { department: 'urban-management' }, coHandlers: [{ department: 'fire' }] };
const asked = (department: string) => [
  {
    department,
    nodeCode: COMMUNITY,
    state: 'ASKED' as const,
    clock: { stage: 'HANDLE' as const, startedAt: new Date(), limit: 60, dueAt: new Date(), natural: false },
  },
];
const pause = { input: { kind: 'SUSPEND', reason: '等待配件', until: '2026-03-20T09:00:00+08:00' } };
const good = { input: { outcome: 'SATISFIED', score: 5 } };
const bad = { input: { outcome: 'DISSATISFIED', score: 1, note: '没有修好' } };
const nobody = { input: { outcome: 'UNREACHABLE' } };
const resolvedBy = (id: string): Partial<Case> => ({ resolvedBy: id });
const inGrid = { department: null, departmentNode: null, handler: 'u-grid' };

const lived: readonly Lived[] = [
  {
    action: 'REJECT',
    from: 'REPORTED',
    to: 'NOT_ACCEPTED',
    mutation: 'rejectCase',
    args: reason,
    ...centre,
    same: { rejectedBy: 'u-hub' },
  },
  {
    action: 'APPEAL',
    from: 'NOT_ACCEPTED',
    to: 'REPORTED',
    mutation: 'appealRejection',
    args: reason,
    by: 'resident',
    foreign: ['otherResident', 'NOT_PERMITTED'],
    ...elsewhere,
  },
  { action: 'ACCEPT', from: 'REPORTED', to: 'IN_GRID', mutation: 'acceptCase', ...grid },
  {
    action: 'ADMIT',
    from: 'REPORTED',
    to: 'PENDING_DISPATCH',
    mutation: 'admitCase',
    ...centre,
    same: { rejectedBy: 'u-hub' },
  },
  { action: 'RESOLVE', from: 'IN_GRID', to: 'RESOLVED', mutation: 'resolveCase', args: settled, ...grid },
  { action: 'REPORT_UP', from: 'IN_GRID', to: 'PENDING_DISPATCH', mutation: 'reportUpCase', args: up, ...grid },
  {
    action: 'REPORT_UP',
    from: 'IN_PROGRESS',
    over: inGrid,
    to: 'PENDING_DISPATCH',
    mutation: 'reportUpCase',
    args: up,
    ...grid,
  },
  { action: 'DISPATCH', from: 'PENDING_DISPATCH', to: 'DISPATCHED', mutation: 'dispatchCase', args: to, ...centre },
  {
    action: 'ESCALATE',
    from: 'PENDING_DISPATCH',
    to: 'PENDING_DISPATCH',
    mutation: 'escalateCase',
    args: reason,
    ...centre,
  },
  { action: 'JOINT', from: 'PENDING_DISPATCH', to: 'DISPATCHED', mutation: 'makeCaseJoint', args: joint, ...centre },
  { action: 'TAKE', from: 'DISPATCHED', to: 'IN_PROGRESS', mutation: 'takeCase', ...department },
  { action: 'RETURN', from: 'DISPATCHED', to: 'PENDING_DISPATCH', mutation: 'returnCase', args: reason, ...department },
  ...(['DISPATCHED', 'IN_PROGRESS', 'SUSPENDED'] as const).map((from) => ({
    action: 'ANSWER_JOINT' as const,
    from,
    to: from,
    over: { joint: true, coHandlers: asked('fire') },
    mutation: 'answerJoint',
    args: { answer: 'DONE', note: '已到场' },
    by: 'localFire' as const,
    without: 'hub' as const,
    foreign: ['localHandler', 'CASE_NOT_CO_HANDLER'] as const,
  })),
  {
    action: 'REQUEST_PAUSE',
    from: 'IN_PROGRESS',
    to: 'IN_PROGRESS',
    mutation: 'requestPause',
    args: pause,
    ...department,
  },
  { action: 'RESUME', from: 'SUSPENDED', to: 'IN_PROGRESS', mutation: 'resumeCase', ...department },
  { action: 'RESOLVE', from: 'IN_PROGRESS', to: 'RESOLVED', mutation: 'resolveCase', args: settled, ...department },
  {
    action: 'RESOLVE',
    from: 'IN_PROGRESS',
    over: inGrid,
    to: 'RESOLVED',
    mutation: 'resolveCase',
    args: settled,
    ...grid,
  },
  {
    action: 'VERIFY_OK',
    from: 'RESOLVED',
    to: 'CALLBACK',
    mutation: 'verifyCase',
    args: { ok: true },
    by: 'hub',
    without: 'clerk',
    ...elsewhere,
    same: resolvedBy('u-hub'),
  },
  {
    action: 'VERIFY_OK',
    from: 'RESOLVED',
    over: { reporterKind: 'STAFF' },
    to: 'CLOSED',
    mutation: 'verifyCase',
    args: { ok: true },
    by: 'gridWorker',
    without: 'handler',
    elsewhere: 'otherGridWorker',
    same: resolvedBy('u-grid'),
  },
  {
    action: 'VERIFY_FAIL',
    from: 'RESOLVED',
    to: 'IN_PROGRESS',
    mutation: 'verifyCase',
    args: { ok: false, ...reason },
    by: 'inspector',
    without: 'clerk',
    ...elsewhere,
    same: resolvedBy('u-inspector'),
  },
  {
    action: 'CALLBACK',
    from: 'CALLBACK',
    to: 'CLOSED',
    mutation: 'recordCallback',
    args: good,
    by: 'hub',
    without: 'inspector',
    ...elsewhere,
    same: resolvedBy('u-hub'),
  },
  {
    action: 'CALLBACK',
    from: 'CALLBACK',
    to: 'PENDING_DISPATCH',
    mutation: 'recordCallback',
    args: bad,
    by: 'hub',
    without: 'inspector',
    ...elsewhere,
  },
  {
    action: 'CALLBACK',
    from: 'CALLBACK',
    to: 'CALLBACK',
    mutation: 'recordCallback',
    args: nobody,
    by: 'hub',
    without: 'inspector',
    ...elsewhere,
  },
  {
    action: 'CALLBACK',
    from: 'CALLBACK',
    over: { unreachableCount: 2 },
    to: 'CLOSED',
    mutation: 'recordCallback',
    args: nobody,
    by: 'hub',
    without: 'inspector',
    ...elsewhere,
  },
  {
    action: 'REOPEN',
    from: 'CLOSED',
    to: 'PENDING_DISPATCH',
    mutation: 'reopenCase',
    args: reason,
    by: 'resident',
    foreign: ['otherResident', 'NOT_PERMITTED'],
    ...elsewhere,
  },
  {
    action: 'REOPEN',
    from: 'CLOSED',
    over: { closedAt: new Date('2025-01-01') },
    to: 'PENDING_DISPATCH',
    mutation: 'reopenCase',
    args: reason,
    by: 'inspector',
    without: 'hub',
  },
  ...openStates.map((from) => ({
    action: 'VOID' as const,
    from,
    to: 'VOID' as const,
    mutation: 'voidCase',
    args: reason,
    by: 'lead' as const,
    without: 'hub' as const,
    ...elsewhere,
  })),
];

const named = lived.map((each) => [`${each.mutation} from ${each.from} by ${each.by}`, each] as const);
const only = (test: (each: Lived) => boolean) => named.filter(([, each]) => test(each));
const does_ = async (who: Name, each: Lived, on: Awaited<ReturnType<typeof stand>>) =>
  does(cast[who], { name: each.mutation, on, args: each.args ?? {} });
const otherState = ({ action, mutation }: Lived): CaseState => {
  const from = transitions.filter(
    (each) => each.action === action || (mutation === 'resolveCase' && each.action === 'RESOLVE'),
  );
  return from.some((each) => each.from.includes('CLOSED')) ? 'IN_GRID' : 'CLOSED';
};

describe('the transition table', () => {
  it('is lived through row by row', () => {
    const pairs = transitions.flatMap(({ action, from }) => from.map((state) => `${action} from ${state}`));
    // Merging takes two cases and a decision on a pause takes a pause: merge.test.ts and pause.test.ts live those.
    const others = pairs.filter((pair) => !/^(MERGE|DECIDE_PAUSE) /.test(pair));
    const seen = new Set(lived.map(({ action, from }) => `${action} from ${from}`));
    expect(others.filter((pair) => !seen.has(pair))).toEqual([]);
  });

  it.each(named)('lets %s go through, and the city hears of it', async (_, each) => {
    const before = await stand(each.from, each.over);
    const { [each.by]: person } = cast;
    const { actions } = each.by === 'resident' ? { actions: [] } : await looks(person, before.id);
    await does_(each.by, each, before);
    const after = await looks(cast.admin, before.id);
    expect(after.state).toBe(each.to);
    if (each.by !== 'resident') expect(actions).toContainEqual(expect.objectContaining({ action: each.action }));
    const heard = (await made.journal()).filter(({ event }) => event);
    expect(heard.at(-1)?.who.id).toBe(person.id);
  });

  it.each(only(({ mutation }) => mutation !== 'voidCase'))('refuses %s in another state', async (_, each) => {
    const over = each.mutation === 'answerJoint' ? each.over : {};
    const before = await stand(otherState(each), over);
    const refusal = does_(each.by, each, before);
    await expect(refusal).rejects.toMatchObject({ code: 'CASE_STATE' });
    expect((await looks(cast.admin, before.id)).version).toBe(before.version);
  });

  it.each((['CLOSED', 'VOID', 'DUPLICATE', 'NOT_ACCEPTED'] as const).map((state) => [state]))(
    'refuses to void a case that is %s',
    async (state) => {
      const before = await stand(state);
      await expect(does(cast.lead, { name: 'voidCase', on: before, args: reason })).rejects.toMatchObject({
        code: 'CASE_STATE',
      });
    },
  );

  it.each(only(({ without }) => Boolean(without)))('refuses %s without the right', async (_, each) => {
    const before = await stand(each.from, each.over);
    await expect(does_(each.without ?? 'clerk', each, before)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it.each(only(({ foreign }) => Boolean(foreign)))('refuses %s when the case is another’s', async (_, each) => {
    const [who, code] = each.foreign ?? ['clerk', ''];
    const before = await stand(each.from, each.over);
    await expect(does_(who, each, before)).rejects.toMatchObject({ code });
  });

  it.each(only(({ elsewhere }) => Boolean(elsewhere)))(
    'knows nothing of the case for %s from elsewhere',
    async (_, each) => {
      const before = await stand(each.from, each.over);
      const who = each.elsewhere ?? 'neighbourHub';
      const person = each.mutation === 'voidCase' || each.by === 'inspector' ? 'neighbourLead' : who;
      await expect(does_(person, each, before)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  it.each(named)('refuses %s at an old version', async (_, each) => {
    const before = await stand(each.from, each.over);
    const old = { ...before, version: before.version - 1 };
    await expect(does_(each.by, each, old)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it.each(only(({ args }) => Boolean(args && 'reason' in args)))('refuses %s without a reason', async (_, each) => {
    const before = await stand(each.from, each.over);
    const silent = { ...each, args: { ...each.args, reason: '  ' } };
    await expect(does_(each.by, silent, before)).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
  });

  it.each(only(({ same }) => Boolean(same)))('refuses %s to whoever did the step before', async (_, each) => {
    const before = await stand(each.from, { ...each.over, ...each.same });
    await expect(does_(each.by, each, before)).rejects.toMatchObject({ code: 'CASE_SAME_PERSON' });
  });
});

describe('the buttons of a case', () => {
  const names = async (who: Name, id: string) =>
    ((await looks(cast[who], id)) as unknown as { actions: { action: string }[] }).actions.map(({ action }) => action);

  it('are those the person may press with success', async () => {
    const progress = await stand('IN_PROGRESS');
    expect(await names('localHandler', progress.id)).toEqual(['REQUEST_PAUSE', 'RESOLVE']);
    expect(await names('hub', progress.id)).toEqual([]);
    await does(cast.localHandler, { name: 'requestPause', on: progress, args: pause });
    expect(await names('localHandler', progress.id)).toEqual(['RESOLVE']);
    expect(await names('hub', progress.id)).toEqual(['DECIDE_PAUSE']);
    const shared = await stand('IN_PROGRESS', { joint: true, coHandlers: asked('fire') });
    expect(await names('localHandler', shared.id)).toEqual(['REQUEST_PAUSE']);
    expect(await names('localFire', shared.id)).toEqual(['ANSWER_JOINT']);
    const top = await stand('PENDING_DISPATCH', { tier: 'DISTRICT', nodeCode: '340103000000' });
    expect(await names('district', top.id)).toEqual(['MERGE', 'DISPATCH', 'JOINT']);
    expect(await names('clerk', top.id)).toEqual([]);
  });
});

describe('the reporter', () => {
  it('may reopen for ten days and not a minute longer', async () => {
    const closedAt = made.clock.now();
    const late = await stand('CLOSED', { closedAt });
    made.clock.forward({ hours: 240, minutes: 1 });
    await expect(does(cast.resident, { name: 'reopenCase', on: late, args: reason })).rejects.toMatchObject({
      code: 'CASE_REOPEN_LATE',
    });
    const inTime = await stand('CLOSED', { closedAt: new Date(made.clock.now().getTime() - 240 * 3_600_000) });
    expect(await does(cast.resident, { name: 'reopenCase', on: inTime, args: reason })).toMatchObject({
      reopenCount: 1,
    });
  });

  it('appeals once, to the next tier', async () => {
    const first = await stand('NOT_ACCEPTED');
    const appealed = await does(cast.resident, { name: 'appealRejection', on: first, args: reason });
    expect(appealed).toMatchObject({ state: 'REPORTED', tier: 'STREET' });
    const again = await does(cast.street, { name: 'rejectCase', on: appealed, args: reason });
    await expect(does(cast.resident, { name: 'appealRejection', on: again, args: reason })).rejects.toMatchObject({
      code: 'CASE_APPEALED_ONCE',
    });
  });
});
