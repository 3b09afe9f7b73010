import { town } from '@linli/testkit';
import { madeUpCreditCode } from '@linli/vocabulary';
import { subgraph } from '../src/index.ts';
import { arrives, castOf, COMMUNITY, does, looks, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const weekly = [{ kind: 'VISIT', everyDays: 7 }];
const soon = '2026-03-02T10:00:00+08:00';

const plan = async () => {
  await arrives(made, 'r1');
  return does(cast.clerk, 'draftCarePlan', { input: { elder: 'r1', lines: weekly } });
};

const task = async (over: object = {}) => {
  await arrives(made, 'r1');
  return does(cast.clerk, 'giveCareTask', { input: { elder: 'r1', kind: 'BATH', dueAt: soon, ...over } });
};

describe('a care plan', () => {
  it('is drafted, changed, put into force once, and ended', async () => {
    const on = await plan();
    await refused(cast, cast.clerk, 'reviseCarePlan', { on, lines: weekly });
    const lines = [...weekly, { kind: 'MEAL', everyDays: 1 }];
    const revised = await does(cast.clerk, 'reviseCarePlan', { on, lines });
    expect(revised).toMatchObject({ lines });
    await refused(cast, cast.clerk, 'startCarePlan', { on: revised });
    const active = await does(cast.clerk, 'startCarePlan', { on: revised });
    await expect(does(cast.clerk, 'startCarePlan', { on: await plan() })).rejects.toMatchObject({
      code: 'CARE_PLAN_ACTIVE',
    });
    await expect(does(cast.clerk, 'reviseCarePlan', { on: active, lines })).rejects.toMatchObject({
      code: 'CARE_PLAN_STATE',
    });
    await refused(cast, cast.clerk, 'endCarePlan', { on: active, reason: '住院' });
    expect(await does(cast.clerk, 'endCarePlan', { on: active, reason: '住院' })).toMatchObject({ state: 'ENDED' });
    expect(await told(made)).toEqual(
      expect.arrayContaining(['care-plan.drafted', 'care-plan.revised', 'care-plan.started', 'care-plan.ended']),
    );
  });

  it.each([[[]], [[...weekly, ...weekly]], [[{ kind: 'BATH', everyDays: 0 }]], [[{ kind: 'BATH', everyDays: 91 }]]])(
    'does not hold %j',
    async (lines) => {
      await arrives(made, 'r1');
      await expect(does(cast.clerk, 'draftCarePlan', { input: { elder: 'r1', lines } })).rejects.toMatchObject({
        code: 'VALUE_INVALID',
      });
    },
  );
});

describe('a care task', () => {
  it('is done by whom it was given to', async () => {
    const on = await task({ assignee: 'u-grid' });
    await refused(cast, cast.gridWorker, 'startCareTask', { on });
    await expect(does(cast.clerk, 'startCareTask', { on })).rejects.toMatchObject({ code: 'CARE_TASK_NOT_YOURS' });
    const doing = await does(cast.gridWorker, 'startCareTask', { on });
    await refused(cast, cast.gridWorker, 'finishCareTask', { on: doing, result: '已助浴' });
    await expect(does(cast.gridWorker, 'finishCareTask', { on: doing, result: ' ' })).rejects.toMatchObject({
      code: 'VALUE_MISSING',
    });
    const done = await does(cast.gridWorker, 'finishCareTask', { on: doing, result: '已助浴' });
    expect(done).toMatchObject({ state: 'DONE', result: '***' });
    await expect(does(cast.clerk, 'cancelCareTask', { on: done, reason: '重复' })).rejects.toMatchObject({
      code: 'CARE_TASK_STATE',
    });
  });

  it('is given for later, missed by the clock, and can still be done', async () => {
    await arrives(made, 'r1');
    const input = { elder: 'r1', kind: 'CALL', dueAt: '2026-03-02T09:00:00+08:00' };
    await expect(does(cast.clerk, 'giveCareTask', { input })).rejects.toMatchObject({ code: 'TIME_PAST' });
    await expect(does(cast.neighbour, 'giveCareTask', { input: { ...input, dueAt: soon } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { id } = await task();
    expect(await made.tick('care-tasks')).toBe(0);
    made.clock.set(soon);
    expect(await made.tick('care-tasks')).toBe(1);
    const on = await looks(cast.gridWorker, 'CareTask', id);
    expect(on).toMatchObject({ state: 'MISSED' });
    expect(await does(cast.gridWorker, 'finishCareTask', { on, result: '补做' })).toMatchObject({ state: 'DONE' });
    expect((await told(made)).slice(-2)).toEqual(['care-task.missed', 'care-task.done']);
  });

  it('is taken back with a reason', async () => {
    const on = await task();
    await refused(cast, cast.clerk, 'cancelCareTask', { on, reason: '住院' });
    expect(await does(cast.clerk, 'cancelCareTask', { on, reason: '住院' })).toMatchObject({ state: 'CANCELLED' });
  });
});

describe('a provider and its orders', () => {
  const creditCode = madeUpCreditCode(1);
  const register = (over: object = {}, who = cast.lead) =>
    does(who, 'registerProvider', {
      input: { place: COMMUNITY, name: '康乐养老', creditCode, kinds: ['BATH'], ...over },
    });
  const order = async (provider: Seen, over: object = {}) => {
    await arrives(made, 'r1');
    return does(cast.clerk, 'placeServiceOrder', {
      input: { elder: 'r1', provider: provider.id, kind: 'BATH', scheduledAt: soon, price: 8000, ...over },
    });
  };

  it('is registered with a good number, once, and takes orders unless suspended', async () => {
    await expect(register({ creditCode: '123' })).rejects.toMatchObject({ code: 'CREDIT_CODE_INVALID' });
    await expect(register({}, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const on = await register();
    await expect(register()).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await refused(cast, cast.lead, 'suspendProvider', { on, reason: '整改' });
    const off = await does(cast.lead, 'suspendProvider', { on, reason: '整改' });
    await expect(order(off)).rejects.toMatchObject({ code: 'PROVIDER_STATE' });
    await refused(cast, cast.lead, 'resumeProvider', { on: off });
    await does(cast.lead, 'resumeProvider', { on: off });
    await expect(order(on, { kind: 'MEAL' })).rejects.toMatchObject({ code: 'PROVIDER_KIND' });
    await expect(order(on, { price: 0.5 })).rejects.toMatchObject({ code: expect.stringMatching(/INVALID/) });
    await expect(order(on, { scheduledAt: '2026-03-01T10:00:00+08:00' })).rejects.toMatchObject({ code: 'TIME_PAST' });
    expect(await order(on)).toMatchObject({ state: 'PLACED', price: 8000 });
  });

  it('is taken, done and confirmed with a score', async () => {
    const on = await order(await register());
    await refused(cast, cast.clerk, 'acceptServiceOrder', { on });
    const taken = await does(cast.clerk, 'acceptServiceOrder', { on });
    await refused(cast, cast.gridWorker, 'finishServiceOrder', { on: taken });
    const done = await does(cast.gridWorker, 'finishServiceOrder', { on: taken });
    await refused(cast, cast.clerk, 'confirmServiceOrder', { on: done, score: 4 });
    expect(await does(cast.clerk, 'confirmServiceOrder', { on: done, score: 4 })).toMatchObject({
      state: 'CONFIRMED',
      score: 4,
    });
    const answer = { elder: 'r1', about: 'CARE', score: 2, comment: '来得慢' };
    await expect(does(cast.clerk, 'answerSatisfaction', { input: { ...answer, score: 0 } })).rejects.toMatchObject({
      code: 'SCORE_INVALID',
    });
    await expect(does(cast.neighbour, 'answerSatisfaction', { input: answer })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await does(cast.clerk, 'answerSatisfaction', { input: answer })).toMatchObject({ score: 2, comment: '***' });
    await made.settle();
    const STATS = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "${COMMUNITY}" }]) { ... on Jurisdiction {
      elderlyStats(range: { from: "2026-03-02", until: "2026-03-03" }) { satisfaction } } } }`;
    expect((await cast.lead.asks(STATS))._entities[0].elderlyStats).toEqual({ satisfaction: 0.5 });
  });

  it('is refused or taken back before it is done', async () => {
    const provider = await register();
    const first = await order(provider);
    await refused(cast, cast.clerk, 'refuseServiceOrder', { on: first, reason: '满员' });
    const no = await does(cast.clerk, 'refuseServiceOrder', { on: first, reason: '满员' });
    await expect(does(cast.clerk, 'acceptServiceOrder', { on: no })).rejects.toMatchObject({
      code: 'SERVICE_ORDER_STATE',
    });
    const second = await order(provider);
    await refused(cast, cast.clerk, 'cancelServiceOrder', { on: second, reason: '住院' });
    expect(await does(cast.clerk, 'cancelServiceOrder', { on: second, reason: '住院' })).toMatchObject({
      state: 'CANCELLED',
    });
  });
});
