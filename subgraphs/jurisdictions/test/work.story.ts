import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { aNeighbourhood, BINHU, GRID, gridWorker, lead, stranger } from './people.ts';

const city = town(subgraph);
const { person, journal, settle, clock, tick } = city;

const PLAN = `mutation ($input: VisitInput!) { planVisit(input: $input) { id version state } }`;
const RECORD = `mutation ($id: ID!, $version: Int!) { recordVisit(id: $id, version: $version, findings: "老人独居,一切安好", abnormal: false) { state late findings doneAt } }`;
const figures = async () => {
  await settle();
  const query = `query ($range: DateRange) { jurisdiction(code: "${BINHU}") { workforceStats(range: $range) { visitsPlanned visitsDone visitsMissed coverage tasksGiven tasksDone tasksLate } } }`;
  return async (range: object | null) => (await person(lead).asks(query, { range })).jurisdiction.workforceStats;
};

const tomorrow = () => new Date(clock.now().getTime() + 86_400_000).toISOString();

describe('a visit', () => {
  const visit = (worker: string, over: object = {}) =>
    person(lead).asks(PLAN, {
      input: { kind: 'HOUSEHOLD', place: GRID, worker, household: 'h-9', plannedAt: tomorrow(), ...over },
    });

  it('is planned, made, and counted on the day it was planned for', async () => {
    const { worker } = await aNeighbourhood(city);
    const { planVisit } = await visit(worker);
    expect(planVisit.state).toBe('PLANNED');
    const colleague = person({ ...gridWorker, id: 'u-li' });
    await expect(colleague.asks(RECORD, { id: planVisit.id, version: 1 })).rejects.toMatchObject({ code: 'NOT_OWN' });
    const { recordVisit } = await person(gridWorker).asks(RECORD, { id: planVisit.id, version: 1 });
    expect(recordVisit).toMatchObject({ state: 'DONE', late: false, findings: '***' });
    expect((await journal()).map(({ event }) => event?.type)).toEqual(['visit.planned', 'visit.done']);
    const of = await figures();
    const day = tomorrow();
    expect(await of({ from: day.slice(0, 10), until: '2099-01-01' }).catch(({ code }) => code)).toBe('RANGE_TOO_LONG');
    expect(await of(null)).toMatchObject({ visitsPlanned: 2, visitsDone: 1, visitsMissed: 0, coverage: 0.5 });
    await expect(person(gridWorker).asks(RECORD, { id: planVisit.id, version: 2 })).rejects.toMatchObject({
      code: 'VISIT_DONE',
    });
  });

  it('shows what was found to whoever visits the household, and writes down who read it', async () => {
    const { visit: id } = await aNeighbourhood(city);
    await person(gridWorker).asks(RECORD, { id, version: 1 });
    const read = 'query ($id: ID!) { visit(id: $id) { findings } }';
    const reader = (purpose: 'HOUSEHOLD_VISIT' | 'CASE_HANDLING') =>
      person({ ...gridWorker, purpose }).asks(read, { id });
    expect(await reader('CASE_HANDLING')).toEqual({ visit: { findings: '***' } });
    expect(await reader('HOUSEHOLD_VISIT')).toEqual({ visit: { findings: '老人独居,一切安好' } });
    expect((await journal()).at(-1)).toMatchObject({
      outcome: 'REVEALED',
      purpose: 'HOUSEHOLD_VISIT',
      fields: ['findings'],
    });
  });

  it.each([
    ['a patrol without a point', { kind: 'PATROL' }, 'VISIT_TARGET'],
    ['a household visit without a household', { household: null }, 'VISIT_TARGET'],
    ['yesterday', { plannedAt: '2020-01-01T00:00:00Z' }, 'TIME_PAST'],
    ['a time without zone', { plannedAt: '2030-01-01T00:00:00' }, 'VALUE_INVALID'],
    ['a place elsewhere', { place: '340103009' }, 'NOT_FOUND'],
  ])('is not planned for %s', async (_, over, code) => {
    const { worker } = await aNeighbourhood(city);
    await expect(visit(worker, over)).rejects.toMatchObject({ code: expect.stringMatching(code) });
  });

  it('is missed when its time passes, can still be made, and stays late', async () => {
    const { worker, building } = await aNeighbourhood(city);
    const { planVisit } = await visit(worker, { kind: 'PATROL', household: null, point: building });
    expect(await tick('missed-visits')).toBe(0);
    clock.forward({ hours: 25 });
    expect(await tick('missed-visits')).toBe(1);
    const missed = (await journal()).at(-1);
    expect(missed).toMatchObject({
      event: { type: 'patrol.missed', data: { worker, point: building } },
      who: { id: 'svc:jurisdictions/missed-visits' },
    });
    expect(await (await figures())(null)).toMatchObject({ visitsMissed: 1, visitsDone: 0 });
    const { recordVisit } = await person(gridWorker).asks(RECORD, { id: planVisit.id, version: 2 });
    expect(recordVisit).toMatchObject({ state: 'DONE', late: true });
    expect(await (await figures())(null)).toMatchObject({ visitsMissed: 0, visitsDone: 1 });
  });
});

describe('a task', () => {
  const ASSIGN = `mutation ($input: TaskInput!) { assignTask(input: $input) { id state isMine } }`;
  const give = async () => {
    const { worker } = await aNeighbourhood(city);
    const input = { kind: 'NOTIFY', place: GRID, worker, title: '张贴停水通知', dueAt: tomorrow() };
    return (await person(lead).asks(ASSIGN, { input })).assignTask.id as string;
  };
  const START = 'mutation ($id: ID!, $version: Int!) { startTask(id: $id, version: $version) { state } }';
  const FINISH =
    'mutation ($id: ID!, $version: Int!) { finishTask(id: $id, version: $version, result: "已张贴") { state late } }';

  it('is given, begun and finished by its worker alone', async () => {
    const id = await give();
    const mine = await person(gridWorker).asks(
      '{ tasks(first: 9, mine: true, order: DUE) { nodes { title isMine } } }',
    );
    expect(mine.tasks.nodes).toContainEqual({ title: '张贴停水通知', isMine: true });
    await expect(person(lead).asks(START, { id, version: 1 })).rejects.toMatchObject({ code: 'NOT_OWN' });
    await person(gridWorker).asks(START, { id, version: 1 });
    expect((await person(gridWorker).asks(FINISH, { id, version: 2 })).finishTask).toEqual({
      state: 'DONE',
      late: false,
    });
    await expect(person(gridWorker).asks(FINISH, { id, version: 3 })).rejects.toMatchObject({ code: 'TASK_STATE' });
    expect((await journal()).flatMap(({ event }) => event?.type ?? [])).toEqual(['task.assigned', 'task.done']);
  });

  it('given for a whole community lies in the own grid of its worker, who sees no more than that', async () => {
    const { worker } = await aNeighbourhood(city);
    const input = { kind: 'OTHER', place: BINHU, worker, title: '年终盘点', dueAt: tomorrow() };
    const { assignTask } = await person(lead).asks(ASSIGN, { input });
    const { task } = await person(gridWorker).asks('query ($id: ID!) { task(id: $id) { grid { code } isMine } }', {
      id: assignTask.id,
    });
    expect(task).toEqual({ grid: { code: GRID }, isMine: true });
  });

  it('is overdue when its time passes, and late when it is done after that', async () => {
    const id = await give();
    clock.forward({ hours: 25 });
    expect(await tick('overdue-tasks')).toBe(1);
    expect(await (await figures())(null)).toMatchObject({ tasksGiven: 2, tasksDone: 0, tasksLate: 1 });
    expect((await person(gridWorker).asks(FINISH, { id, version: 2 })).finishTask).toEqual({
      state: 'DONE',
      late: true,
    });
    expect(await (await figures())(null)).toMatchObject({ tasksDone: 1, tasksLate: 1 });
  });

  it('is cancelled with a reason, and counts nowhere', async () => {
    const id = await give();
    const cancel =
      'mutation ($id: ID!, $reason: String!) { cancelTask(id: $id, version: 1, reason: $reason) { state } }';
    await expect(person(lead).asks(cancel, { id, reason: ' ' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await person(lead).asks(cancel, { id, reason: '来水了' })).toEqual({ cancelTask: { state: 'CANCELLED' } });
    expect(await (await figures())(null)).toMatchObject({ tasksGiven: 1 });
  });
});

describe('an appraisal', () => {
  const DRAFT = `mutation ($input: AppraisalInput!) { draftAppraisal(input: $input) { id state workerName indicators { code reached of rate } } }`;
  const PUBLISH =
    'mutation ($id: ID!, $version: Int!) { publishAppraisal(id: $id, version: $version) { state decidedAt { code } } }';
  const APPEAL =
    'mutation ($id: ID!, $version: Int!) { appealAppraisal(id: $id, version: $version, reason: "雨天未计") { state } }';
  const DECIDE =
    'mutation ($id: ID!, $version: Int!, $upheld: Boolean!, $score: Int) { decideAppeal(id: $id, version: $version, upheld: $upheld, score: $score, reason: "核实无误") { state score upheld } }';
  const judge = { at: '340111000000', roles: ['district-admin'], id: 'u-judge' } as const;

  it('counts what was done, is published, appealed, and decided at the district in a two-tier place', async () => {
    const { worker, visit } = await aNeighbourhood(city);
    await person(gridWorker).asks(RECORD, { id: visit, version: 1 });
    const input = { worker, period: { from: '2030-01-01', until: '2030-02-01' }, score: 70 };
    const { draftAppraisal } = await person(lead).asks(DRAFT, { input });
    const { id } = draftAppraisal;
    expect(draftAppraisal).toMatchObject({ state: 'DRAFT', workerName: '张**' });
    expect(draftAppraisal.indicators).toContainEqual({ code: 'COVERAGE', reached: 1, of: 1, rate: 1 });
    expect(draftAppraisal.indicators).toContainEqual({ code: 'TASKS_DONE', reached: 0, of: 1, rate: 0 });
    await expect(person(gridWorker).asks(APPEAL, { id, version: 1 })).rejects.toMatchObject({
      code: 'APPRAISAL_STATE',
    });
    const { publishAppraisal } = await person(lead).asks(PUBLISH, { id, version: 1 });
    expect(publishAppraisal).toEqual({ state: 'PUBLISHED', decidedAt: { code: '340111000000' } });
    await person(gridWorker).asks(APPEAL, { id, version: 2 });
    const verdict = { id, version: 3, upheld: true, score: 88 };
    await expect(
      person({ at: BINHU, roles: ['street-lead'], id: 'u-other' }).asks(DECIDE, verdict),
    ).rejects.toMatchObject({ code: 'APPEAL_PLACE' });
    await expect(person({ ...judge, id: 'u-lead' }).asks(DECIDE, verdict)).rejects.toMatchObject({
      code: 'APPRAISAL_SAME_PERSON',
    });
    expect((await person(judge).asks(DECIDE, verdict)).decideAppeal).toEqual({
      state: 'FINAL',
      score: 88,
      upheld: true,
    });
    expect((await journal()).flatMap(({ event }) => event?.type ?? [])).toEqual([
      'visit.done',
      'appraisal.published',
      'appraisal.appealed',
      'appraisal.final',
    ]);
  });

  it('is read by its worker once published, never as a draft, and by no colleague', async () => {
    const { appraisal: id } = await aNeighbourhood(city);
    const read = 'query ($id: ID!) { appraisal(id: $id) { score } appraisals(first: 9) { totalCount } }';
    const hidden = { appraisal: null, appraisals: { totalCount: 0 } };
    expect(await person(gridWorker).asks(read, { id })).toEqual(hidden);
    await person(lead).asks(PUBLISH, { id, version: 1 });
    expect(await person(gridWorker).asks(read, { id })).toEqual({
      appraisal: { score: 82 },
      appraisals: { totalCount: 1 },
    });
    expect(await person({ ...gridWorker, id: 'u-li' }).asks(read, { id })).toEqual(hidden);
    expect(await person(stranger).asks(read, { id })).toEqual(hidden);
  });

  it('is appealed within ten days, by the worker alone, and is final afterwards', async () => {
    const { appraisal: id } = await aNeighbourhood(city);
    const settleIt = 'mutation ($id: ID!) { finalizeAppraisal(id: $id, version: 2) { state } }';
    await person(lead).asks(PUBLISH, { id, version: 1 });
    await expect(person(lead).asks(APPEAL, { id, version: 2 })).rejects.toMatchObject({ code: 'NOT_OWN' });
    await expect(person(lead).asks(settleIt, { id })).rejects.toMatchObject({ code: 'APPEAL_OPEN' });
    clock.forward({ hours: 10 * 24 + 1 });
    await expect(person(gridWorker).asks(APPEAL, { id, version: 2 })).rejects.toMatchObject({ code: 'APPEAL_LATE' });
    expect(await person(lead).asks(settleIt, { id })).toEqual({ finalizeAppraisal: { state: 'FINAL' } });
  });

  it('is made by nobody for themself', async () => {
    const { worker } = await aNeighbourhood(city);
    const input = { worker, period: { from: '2026-01-01', until: '2026-02-01' }, score: 100 };
    await expect(person({ ...lead, id: 'u-zhang' }).asks(DRAFT, { input })).rejects.toMatchObject({
      code: 'APPRAISAL_SAME_PERSON',
    });
  });
});
