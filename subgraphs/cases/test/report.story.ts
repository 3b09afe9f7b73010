import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, GRID, NEXT_GRID, reports } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const REPORT =
  'mutation ($input: ReportInput!) { reportCase(input: $input) { id number channel reporterKind state severity urgent gridCode links { kind id } } }';
const input = { place: GRID, title: '路面积水', description: '下雨后积水', category: 'G02', channel: 'HOTLINE' };
const report = async (who: keyof typeof cast, over: object = {}, key?: string) =>
  (await cast[who].asks(REPORT, { input: { ...input, ...over } }, key ? { key } : {})).reportCase;

describe('a report', () => {
  it('is heard of with codes alone: no title, no name, no phone', async () => {
    await report('hub', { reporterName: '陈静', reporterPhone: '13700001111', reporterKind: 'RESIDENT' });
    const [line] = (await made.journal()).filter(({ event }) => event?.type === 'case.reported');
    expect(line?.event?.data).toEqual({ category: 'G02', channel: 'HOTLINE', severity: 3, node: COMMUNITY });
    expect(
      JSON.stringify((await made.journal()).map(({ event, reason, fields }) => [event, reason, fields])),
    ).not.toMatch(/陈静|1370000|积水/);
  });

  it('has a number of its node and day, and no two have the same', async () => {
    const numbers: string[] = [];
    for (let each = 0; each < 20; each += 1) numbers.push((await report('hub')).number);
    expect(new Set(numbers).size).toBe(20);
    expect(numbers[0]).toMatch(/^340103009001-20260302-\d{4}$/);
    expect((await report('street', { place: '340103009' })).number).toMatch(/^340103009-20260302-/);
    expect((await report('admin', { place: '340103' })).number).toMatch(/^340103-20260302-/);
  });

  it('made twice with one key is one case', async () => {
    // Keys are kept for days of the real calendar.
    made.clock.set(new Date().toISOString());
    const first = await report('hub', {}, 'key-0000-0001');
    expect(await report('hub', {}, 'key-0000-0001')).toEqual(first);
    expect((await cast.hub.asks('{ cases(first: 5) { nodes { id } } }')).cases.nodes).toHaveLength(1);
    await expect(report('hub', { title: '另一件事' }, 'key-0000-0001')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it.each([
    ['a place that is no node', { place: '34010300900' }, 'CODE_INVALID'],
    ['a place elsewhere', { place: '340103009002' }, 'NOT_FOUND'],
    ['no title', { title: '  ' }, 'VALUE_MISSING'],
    ['too long a title', { title: '积'.repeat(101) }, 'TEXT_TOO_LONG'],
    ['a fifth severity', { severity: 5 }, 'VALUE_INVALID'],
    ['an unknown category', { category: 'X99' }, 'CASE_CATEGORY_UNKNOWN'],
    ['a phone that is none', { reporterPhone: 'abc' }, 'VALUE_INVALID'],
  ])('is refused with %s', async (_, over, code) => {
    await expect(report('hub', over)).rejects.toMatchObject({ code });
  });

  it('of a resident is a resident’s, and a device’s a device’s, whatever they say', async () => {
    expect(await report('resident', { reporterKind: 'STAFF' })).toMatchObject({
      reporterKind: 'RESIDENT',
      channel: 'APP',
    });
    const gateway = made.person({ at: COMMUNITY, roles: ['device-gateway'], kind: 'SERVICE' });
    const { reportCase } = await gateway.asks(REPORT, { input: { ...input, severity: 1 } });
    expect(reportCase).toMatchObject({ reporterKind: 'DEVICE', channel: 'SENSOR', urgent: true });
  });

  it('is refused when it names more things than anybody writes', async () => {
    const links = Array.from({ length: 2_001 }, (_, index) => ({ kind: 'HOUSE', id: `h-${index}` }));
    await expect(report('hub', { links })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it('names what it is about', async () => {
    const links = [{ kind: 'HOUSE', id: 'h-1' }];
    expect(await report('hub', { links })).toMatchObject({ links, gridCode: GRID });
  });

  it('is found again by who made it, and by nobody else who only reports', async () => {
    const mine = await report('resident');
    const LIST = '{ myReports(first: 5, order: NEWEST) { nodes { id } } }';
    expect((await cast.resident.asks(LIST)).myReports.nodes).toEqual([{ id: mine.id }]);
    expect((await cast.otherResident.asks(LIST)).myReports.nodes).toEqual([]);
    await expect(cast.resident.asks('{ cases(first: 5) { nodes { id } } }')).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
  });

  it('goes to the grid by its category only when the grid is known', async () => {
    expect(await report('hub', { category: 'E01' })).toMatchObject({ state: 'IN_GRID' });
    expect(await report('hub', { category: 'E01', place: COMMUNITY })).toMatchObject({
      state: 'REPORTED',
      gridCode: null,
    });
  });
});

describe('the inbox', () => {
  const INBOX =
    '{ caseInbox { toAccept toTriage inGrid toDispatch toTake inProgress toAnswer toVerify toCallback pausesToDecide overdue } }';
  const nothing = {
    toAccept: 0,
    toTriage: 0,
    inGrid: 0,
    toDispatch: 0,
    toTake: 0,
    inProgress: 0,
    toAnswer: 0,
    toVerify: 0,
    toCallback: 0,
    pausesToDecide: 0,
    overdue: 0,
  };
  const inbox = async (who: keyof typeof cast) => (await cast[who].asks(INBOX)).caseInbox;

  it('says what waits for whom', async () => {
    await reports(cast.resident);
    const second = await reports(cast.gridWorker, { category: 'E01' });
    expect(await inbox('gridWorker')).toEqual({ ...nothing, toAccept: 1, inGrid: 1 });
    expect(await inbox('otherGridWorker')).toEqual(nothing);
    expect(await inbox('hub')).toEqual({ ...nothing, toTriage: 1 });
    expect(await inbox('street')).toEqual(nothing);
    const up = await does(cast.gridWorker, {
      name: 'reportUpCase',
      on: second,
      args: { cause: 'OTHER', reason: '无法处理' },
    });
    const joint = { lead: { department: 'urban-management' }, coHandlers: [{ department: 'fire' }] };
    const given = await does(cast.hub, { name: 'makeCaseJoint', on: up, args: joint });
    expect(await inbox('localHandler')).toEqual({ ...nothing, toTake: 1 });
    expect(await inbox('localFire')).toEqual({ ...nothing, toAnswer: 1 });
    const taken = await does(cast.localHandler, { name: 'takeCase', on: given });
    const ask = { input: { kind: 'SUSPEND', reason: '等待', until: '2026-03-05T09:00:00+08:00' } };
    await does(cast.localHandler, { name: 'requestPause', on: taken, args: ask });
    expect(await inbox('hub')).toMatchObject({ pausesToDecide: 1, toTriage: 1 });
    expect(await inbox('localHandler')).toEqual({ ...nothing, inProgress: 1 });
  });
});

describe('the list of cases', () => {
  const LIST =
    'query ($filter: CaseFilter, $order: CaseOrder, $search: String) { cases(first: 20, filter: $filter, order: $order, search: $search) { nodes { id severity } } }';
  const list = async (who: keyof typeof cast, variables: object) =>
    ((await cast[who].asks(LIST, { ...variables })).cases.nodes as { id: string; severity: number }[]).map(
      ({ id }) => id,
    );

  it('is filtered by what people ask for, and ordered by what presses', async () => {
    const slight = await report('hub', { severity: 4 });
    made.clock.forward({ minutes: 1 });
    const urgent = await report('hub', { severity: 1, place: NEXT_GRID });
    made.clock.forward({ days: 1 });
    const grid = await report('gridWorker', { category: 'E01', channel: 'ESTATE_PATROL', title: '邻居争吵' });
    expect(await list('hub', { order: 'NEWEST' })).toEqual([grid.id, urgent.id, slight.id]);
    expect(await list('hub', { order: 'SEVERITY' })).toEqual([urgent.id, grid.id, slight.id]);
    expect((await list('hub', { order: 'DUE' }))[0]).toBe(urgent.id);
    expect(await list('hub', { filter: { channel: 'ESTATE_PATROL' } })).toEqual([grid.id]);
    expect(await list('hub', { filter: { state: ['IN_GRID'] } })).toEqual([grid.id]);
    expect(await list('hub', { filter: { severity: 1 } })).toEqual([urgent.id]);
    expect(await list('hub', { filter: { category: 'G02', isOpen: true } })).toEqual([slight.id, urgent.id]);
    expect(await list('hub', { filter: { reportedIn: { from: '2026-03-03', until: '2026-03-04' } } })).toEqual([
      grid.id,
    ]);
    expect(await list('hub', { search: '争吵' })).toEqual([grid.id]);
    expect(await list('hub', { search: grid.number.slice(-8) })).toEqual([grid.id]);
    expect(await list('hub', { search: grid.number })).toEqual([grid.id]);
    expect(await list('street', { search: `${grid.number}9` })).toEqual([]);
    expect(await list('gridWorker', { filter: { mine: true } })).toEqual([slight.id, grid.id]);
    expect(await list('street', { filter: { mine: true } })).toEqual([]);
    await made.tick('clock');
    expect(await list('hub', { filter: { light: 'RED' } })).toEqual([urgent.id]);
  });

  it('covers the caller’s place, at every level', async () => {
    await report('hub');
    await reports(cast.neighbourHub, { place: '340103009002' });
    expect(await list('hub', {})).toHaveLength(1);
    expect(await list('street', {})).toHaveLength(2);
    expect(await list('admin', {})).toHaveLength(2);
    expect(await list('otherGridWorker', {})).toHaveLength(0);
  });
});
