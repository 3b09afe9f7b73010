import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  BAOHE,
  BINHU,
  BINHU_GRID,
  castOf,
  COMMUNITY,
  does,
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
});
