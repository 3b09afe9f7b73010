import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  BAOHE,
  BINHU,
  BINHU_GRID,
  castOf,
  COMMUNITY,
  does,
  GRID,
  GRID_MATTER,
  reason,
  reports,
  SANXIAOKOU,
  settled,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const up = { cause: 'NEEDS_DEPARTMENT', ...reason };
const STEPS =
  'query ($id: ID!) { case(id: $id) { timeline(first: 50, order: OLDEST) { nodes { action from to tier collapsed nodeCode } } } }';

describe('a matter in 三孝口街道, with three tiers', () => {
  it('goes from the grid over community and street to the department and back to the reporter', async () => {
    let seen = await reports(cast.gridWorker, { category: GRID_MATTER, reporterKind: 'RESIDENT' });
    expect(seen).toMatchObject({ state: 'IN_GRID', tier: 'COMMUNITY', nodeCode: COMMUNITY });
    seen = await does(cast.gridWorker, { name: 'reportUpCase', on: seen, args: up });
    expect(seen).toMatchObject({ state: 'PENDING_DISPATCH', tier: 'COMMUNITY', nodeCode: COMMUNITY });
    seen = await does(cast.hub, { name: 'escalateCase', on: seen, args: reason });
    expect(seen).toMatchObject({ state: 'PENDING_DISPATCH', tier: 'STREET', nodeCode: SANXIAOKOU });
    seen = await does(cast.street, {
      name: 'dispatchCase',
      on: seen,
      args: { to: { department: 'urban-management' } },
    });
    expect(seen).toMatchObject({ state: 'DISPATCHED', departmentNode: SANXIAOKOU });
    seen = await does(cast.handler, { name: 'takeCase', on: seen });
    seen = await does(cast.handler, { name: 'resolveCase', on: seen, args: settled });
    seen = await does(cast.hub, { name: 'verifyCase', on: seen, args: { ok: true } });
    expect(seen).toMatchObject({ state: 'CALLBACK' });
    seen = await does(cast.hub, {
      name: 'recordCallback',
      on: seen,
      args: { input: { outcome: 'SATISFIED', score: 5 } },
    });
    expect(seen).toMatchObject({ state: 'CLOSED', isOpen: false, satisfaction: 5 });
  });
});

describe.each([
  ['三孝口街道', { grid: GRID, worker: 'gridWorker', hub: 'hub', handler: 'localHandler', collapsed: [] }],
  [
    '滨湖世纪社区',
    { grid: BINHU_GRID, worker: 'binhuGrid', hub: 'binhuHub', handler: 'binhuHandler', collapsed: ['STREET'] },
  ],
] as const)('a report by code in %s', (_, { grid, worker, hub, handler, collapsed }) => {
  it('goes from the scan to the close, and the collapsed step stands in its history', async () => {
    const data = { token: 'door-1', point: 'p1', kind: 'BUILDING' };
    await made.hear({ type: 'qr.issued', subject: 'q1', jurisdiction: grid, data });
    const { reportByQr } = await made
      .anonymous()
      .asks(
        'mutation { reportByQr(token: "door-1", input: { category: "E01", description: "楼上漏水" }) { number trackingToken } }',
      );
    const { caseByNumber } = await cast[hub].asks('query ($n: String!) { caseByNumber(number: $n) { id version } }', {
      n: reportByQr.number,
    });
    const to = { to: { department: 'urban-management' } };
    let seen = await does(cast[worker], { name: 'reportUpCase', on: caseByNumber, args: up });
    seen = await does(cast[hub], { name: 'dispatchCase', on: seen, args: to });
    seen = await does(cast[handler], { name: 'takeCase', on: seen });
    seen = await does(cast[handler], { name: 'resolveCase', on: seen, args: settled });
    seen = await does(cast[hub], { name: 'verifyCase', on: seen, args: { ok: true } });
    const answer = { input: { outcome: 'SATISFIED', score: 5 } };
    seen = await does(cast[hub], { name: 'recordCallback', on: seen, args: answer });
    expect(seen).toMatchObject({ state: 'CLOSED' });
    const { case: told } = await cast[hub].asks(STEPS, { id: seen.id });
    const steps = told.timeline.nodes as { action: string; collapsed: string | null }[];
    expect(steps.map(({ action }) => action).filter((action) => action !== 'COLLAPSED')).toEqual([
      'REPORT',
      'AUTO_ACCEPT',
      'REPORT_UP',
      'DISPATCH',
      'TAKE',
      'RESOLVE',
      'VERIFY_OK',
      'CALLBACK',
    ]);
    expect(steps.flatMap((step) => step.collapsed ?? [])).toEqual(collapsed);
    const { trackCase } = await made
      .anonymous()
      .asks('query ($token: ID!) { trackCase(token: $token) { state } }', { token: reportByQr.trackingToken });
    expect(trackCase.state).toBe('CLOSED');
  });
});

describe('two dispatchers at the same moment', () => {
  it('send a case once: the other is told that somebody was first', async () => {
    const reported = await reports(cast.resident);
    const seen = await does(cast.hub, { name: 'admitCase', on: reported });
    const both = (['hub', 'secondHub'] as const).map((who) =>
      does(cast[who], { name: 'dispatchCase', on: seen, args: { to: { department: 'urban-management' } } }).catch(
        (error: { code: string }) => error.code,
      ),
    );
    const results = await Promise.all(both);
    expect(results).toContain('CHANGED_MEANWHILE');
    expect((await made.journal()).filter(({ event }) => event?.type === 'case.dispatched')).toHaveLength(1);
  });
});

describe('a matter in 滨湖世纪社区, where community and street are one', () => {
  it('is escalated straight to the district, and the street step is recorded as collapsed', async () => {
    let seen = await reports(cast.binhuGrid, { place: BINHU_GRID, category: GRID_MATTER });
    seen = await does(cast.binhuGrid, { name: 'reportUpCase', on: seen, args: up });
    expect(seen).toMatchObject({ tier: 'COMMUNITY', nodeCode: BINHU });
    seen = await does(cast.binhuHub, { name: 'escalateCase', on: seen, args: reason });
    expect(seen).toMatchObject({ state: 'PENDING_DISPATCH', tier: 'DISTRICT', nodeCode: BAOHE });
    const { case: told } = await cast.baohe.asks(STEPS, { id: seen.id });
    expect(told.timeline.nodes).toContainEqual(
      expect.objectContaining({ action: 'COLLAPSED', collapsed: 'STREET', nodeCode: BINHU }),
    );
  });

  it('is appealed straight to the district', async () => {
    const resident = made.person({ at: BINHU, roles: ['resident'], id: 'u-binhu-resident' });
    let seen = await reports(resident, { place: BINHU_GRID });
    seen = await does(cast.binhuHub, { name: 'rejectCase', on: seen, args: reason });
    seen = await does(resident, { name: 'appealRejection', on: seen, args: reason });
    expect(seen).toMatchObject({ state: 'REPORTED', tier: 'DISTRICT', nodeCode: BAOHE });
    seen = await does(cast.baohe, { name: 'admitCase', on: seen });
    expect(seen).toMatchObject({ state: 'PENDING_DISPATCH', tier: 'DISTRICT' });
  });
});
