import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { aCase } from './a-case.ts';
import { BAOHE, BINHU, BINHU_GRID, castOf, COMMUNITY, does, looks, reports, SANXIAOKOU } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const up = { cause: 'NEEDS_DEPARTMENT', reason: '需要专业部门' };
const TIMELINE =
  'query ($id: ID!) { case(id: $id) { timeline(first: 50, order: OLDEST) { nodes { action tier nodeCode by collapsed } } clocks { stage light dueAt endedAt } } }';
const at = async (time: string) => {
  made.clock.set(`2026-03-${time}:00+08:00`);
  return made.tick('clock');
};
const heard = async (type: string) => (await made.journal()).filter(({ event }) => event?.type === type);

describe('the clock of a report nobody accepts', () => {
  it('turns yellow, then red and is heard of, then informs the next tier, then goes there', async () => {
    const { id } = await reports(cast.resident);
    expect(await at('02T11:59')).toBe(0);
    expect(await at('02T12:00')).toBe(1);
    expect(await looks(cast.hub, id)).toMatchObject({ light: 'YELLOW', overdue: false });
    await at('02T13:00');
    expect(await looks(cast.hub, id)).toMatchObject({ light: 'RED', overdue: true });
    expect((await heard('case.overdue')).map(({ event }) => event?.data)).toEqual([
      { stage: 'ACCEPT', node: COMMUNITY },
    ]);
    await at('02T15:00');
    const [informed] = await heard('case.overdue-informed');
    expect(informed?.event?.data).toEqual({ node: SANXIAOKOU, percent: 150 });
    await at('02T17:00');
    const seen = await looks(cast.hub, id);
    expect(seen).toMatchObject({
      state: 'REPORTED',
      tier: 'STREET',
      nodeCode: SANXIAOKOU,
      light: 'GREEN',
      overdue: false,
    });
    expect((await heard('case.escalated'))[0]?.event?.data).toMatchObject({ automatic: true, node: SANXIAOKOU });
    const { case: told } = await cast.hub.asks(TIMELINE, { id });
    expect(told.timeline.nodes.map(({ action }: { action: string }) => action)).toEqual([
      'REPORT',
      'OVERDUE',
      'INFORMED',
      'AUTO_ESCALATE',
    ]);
    expect(told.timeline.nodes.at(-1).by).toBe('svc:cases/clock');
  });

  it('does each of these once, however often it looks', async () => {
    await reports(cast.resident);
    await at('02T15:30');
    const lines = (await made.journal()).length;
    expect(await at('02T15:31')).toBe(0);
    expect((await made.journal()).length).toBe(lines);
  });

  it('does not run at night nor over the weekend, unless the matter is urgent', async () => {
    made.clock.set('2026-03-06T17:00:00+08:00');
    const [slight, urgent] = [await reports(cast.gridWorker), await reports(cast.gridWorker, { severity: 1 })];
    await at('08T12:00');
    expect(await looks(cast.hub, slight.id)).toMatchObject({ light: 'GREEN' });
    expect(await looks(cast.hub, urgent.id)).toMatchObject({ tier: 'STREET' });
  });
});

describe('a case that stays where it is too long', () => {
  it('goes from the grid to its community', async () => {
    const { id } = await reports(cast.gridWorker, { category: 'E01' });
    await at('05T17:31');
    expect(await looks(cast.hub, id)).toMatchObject({
      state: 'PENDING_DISPATCH',
      tier: 'COMMUNITY',
      nodeCode: COMMUNITY,
    });
  });

  it('goes from a department to the dispatcher above, and is nobody’s', async () => {
    let seen = await reports(cast.gridWorker, { category: 'E01' });
    seen = await does(cast.gridWorker, { name: 'reportUpCase', on: seen, args: up });
    seen = await does(cast.hub, { name: 'dispatchCase', on: seen, args: { to: { department: 'fire' } } });
    await at('04T09:01');
    expect(await looks(cast.hub, seen.id)).toMatchObject({
      state: 'PENDING_DISPATCH',
      tier: 'STREET',
      department: null,
    });
  });

  it('goes to the district in a two-tier place, with the street collapsed', async () => {
    const seen = await reports(cast.binhuGrid, { place: BINHU_GRID });
    expect(seen).toMatchObject({ nodeCode: BINHU });
    await at('02T17:01');
    expect(await looks(cast.baohe, seen.id)).toMatchObject({ tier: 'DISTRICT', nodeCode: BAOHE });
    const { case: told } = await cast.baohe.asks(TIMELINE, { id: seen.id });
    expect(told.timeline.nodes).toContainEqual(expect.objectContaining({ action: 'COLLAPSED', collapsed: 'STREET' }));
  });

  it('stays at the district, which is the top, and everybody was told', async () => {
    const { id } = await aCase({ town: made, cast }, 'REPORTED', { tier: 'DISTRICT', nodeCode: '340103000000' });
    await at('09T17:00');
    expect(await looks(cast.admin, id)).toMatchObject({ state: 'REPORTED', tier: 'DISTRICT', light: 'RED' });
    expect(await at('12T17:00')).toBe(0);
  });

  it('stays with the verifier, because another tier could not look sooner', async () => {
    let seen = await reports(cast.gridWorker, { category: 'E01' });
    seen = await does(cast.gridWorker, { name: 'resolveCase', on: seen, args: { input: { result: '已处理' } } });
    await at('09T17:00');
    expect(await looks(cast.hub, seen.id)).toMatchObject({ state: 'RESOLVED', light: 'RED', overdue: true });
  });
});

describe('the clocks of a case', () => {
  it('are one for the whole and one for each stage, with the colour each ended with', async () => {
    let seen = await reports(cast.gridWorker, { category: 'E01' });
    made.clock.forward({ hours: 2 });
    seen = await does(cast.gridWorker, { name: 'reportUpCase', on: seen, args: up });
    const { case: told } = await cast.hub.asks(TIMELINE, { id: seen.id });
    expect(
      told.clocks.map(({ stage, endedAt }: { stage: string; endedAt: string }) => [stage, Boolean(endedAt)]),
    ).toEqual([
      ['OVERALL', false],
      ['ACCEPT', true],
      ['GRID', true],
      ['DISPATCH', false],
    ]);
  });

  it('follow a category’s own times and a district’s own holidays', async () => {
    const CONFIGURE = `mutation ($input: CategoryInput!) { configureCategory(district: "340103", version: 0, input: $input) { version } }`;
    const input = { code: 'C02', name: '乱停放', defaultTier: 'COMMUNITY', sla: [{ stage: 'ACCEPT', minutes: 60 }] };
    await cast.admin.asks(CONFIGURE, { input });
    await cast.admin.asks(
      'mutation { configureCalendar(district: "340103", version: 0, input: { holidays: ["2026-03-02"] }) { version } }',
    );
    const seen = await reports(cast.resident);
    expect(new Date(String(seen.dueAt))).toEqual(new Date('2026-03-03T10:00:00+08:00'));
    const baohe = await reports(cast.binhuGrid, { place: BINHU_GRID });
    expect(new Date(String(baohe.dueAt))).toEqual(new Date('2026-03-02T13:00:00+08:00'));
  });
});
