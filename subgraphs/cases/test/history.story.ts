import fc from 'fast-check';
import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { talliesOf } from '../src/case.tallies.ts';
import { cases, type Case } from '../src/case.model.ts';
import { systemViewer } from '@linli/kit/inside';
import {
  BINHU_COMMITTEE,
  BINHU_GRID,
  castOf,
  COMMUNITY,
  does,
  GRID,
  looks,
  LUYANG,
  reason,
  reports,
  SANXIAOKOU,
  settled,
  type Name,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

// As many wishes are tried in a row; most are refused.
const GOES = 12;

interface Wish {
  readonly name: string;
  readonly by: Name;
  readonly args?: Readonly<Record<string, unknown>>;
}

const wishes: readonly Wish[] = [
  { name: 'rejectCase', by: 'hub', args: reason },
  { name: 'appealRejection', by: 'resident', args: reason },
  { name: 'acceptCase', by: 'gridWorker' },
  { name: 'admitCase', by: 'hub' },
  { name: 'resolveCase', by: 'gridWorker', args: settled },
  { name: 'reportUpCase', by: 'gridWorker', args: { cause: 'NO_MEANS', ...reason } },
  { name: 'dispatchCase', by: 'hub', args: { to: { department: 'urban-management' } } },
  { name: 'dispatchCase', by: 'street', args: { to: { department: 'urban-management' } } },
  { name: 'escalateCase', by: 'hub', args: reason },
  {
    name: 'makeCaseJoint',
    by: 'hub',
    args: { lead: { department: 'urban-management' }, coHandlers: [{ department: 'fire' }] },
  },
  { name: 'answerJoint', by: 'localFire', args: { answer: 'REFUSED', note: '不属于本部门' } },
  { name: 'takeCase', by: 'localHandler' },
  { name: 'takeCase', by: 'handler' },
  { name: 'returnCase', by: 'localHandler', args: reason },
  { name: 'resolveCase', by: 'localHandler', args: settled },
  { name: 'resolveCase', by: 'handler', args: settled },
  { name: 'verifyCase', by: 'hub', args: { ok: true } },
  { name: 'verifyCase', by: 'inspector', args: { ok: false, ...reason } },
  { name: 'recordCallback', by: 'hub', args: { input: { outcome: 'SATISFIED', score: 4 } } },
  { name: 'recordCallback', by: 'secondHub', args: { input: { outcome: 'DISSATISFIED', score: 2 } } },
  { name: 'recordCallback', by: 'hub', args: { input: { outcome: 'UNREACHABLE' } } },
  { name: 'reopenCase', by: 'inspector', args: reason },
  { name: 'voidCase', by: 'lead', args: reason },
];

/** Somebody wishes something of the case, from `first` on, until the rules let something happen. */
async function tries(id: string, first: number): Promise<void> {
  const on = await looks(cast.admin, id);
  const turned = [...wishes.slice(first), ...wishes.slice(0, first)];
  for (const { name, by, args = {} } of turned.slice(0, GOES)) {
    const went = await does(cast[by], { name, on, args }).then(
      () => true,
      () => false,
    );
    if (went) return;
  }
}

async function rowsBelow(node: string): Promise<readonly Case[]> {
  const { engine } = made.running();
  const context = engine.contextFor({ viewer: systemViewer('count', [node]), requestId: 'count' });
  return context.open(cases).some({}, { limit: 500 });
}

/** The sum of all tallies of all rows below a node: what the counters must say. */
async function recount(node: string): Promise<Readonly<Record<string, number>>> {
  const sums: Record<string, number> = {};
  for (const row of await rowsBelow(node))
    for (const { key, n = 1 } of talliesOf(row)) sums[key] = (sums[key] ?? 0) + n;
  return sums;
}

async function counted(node: string): Promise<Readonly<Record<string, number>>> {
  const { engine } = made.running();
  const context = engine.contextFor({ viewer: systemViewer('count'), requestId: 'count' });
  return Object.fromEntries((await context.counters.of(node)).entries(''));
}

const STATS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { caseStats {
  reported closed open overdue returns rework reopened onTimeRate byChannel { channel count } } } } }`;
const statsOf = async (code: string) =>
  (await cast.admin.asks(STATS, { r: [{ __typename: 'Jurisdiction', code }] }))._entities[0].caseStats;

describe('whatever happens to cases', () => {
  it('leaves counters that equal a recount of the rows, at every level', async () => {
    const step = fc.record({ at: fc.nat(2), first: fc.nat(wishes.length - 1), minutes: fc.nat(1500) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 20 }), async (steps) => {
        const ids = [
          (await reports(cast.resident)).id,
          (await reports(cast.gridWorker, { category: 'E01', reporterKind: 'RESIDENT' })).id,
          (await reports(cast.hub, { place: COMMUNITY, severity: 1 })).id,
        ];
        for (const { at, first, minutes } of steps) {
          await tries(ids[at] ?? '', first);
          made.clock.forward({ minutes });
          await made.tick('clock');
        }
        await made.settle();
        for (const node of [GRID, COMMUNITY, SANXIAOKOU, LUYANG])
          expect(await counted(node)).toEqual(await recount(node));
        expect(await made.running().engine.drift()).toEqual([]);
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('keeps one line of history for each change of state', async () => {
    const seen = await reports(cast.gridWorker, { category: 'E01' });
    await does(cast.gridWorker, { name: 'resolveCase', on: seen, args: settled });
    const { case: told } = await cast.hub.asks(
      'query ($id: ID!) { case(id: $id) { timeline(first: 20, order: OLDEST) { nodes { action from to by at } } } }',
      { id: seen.id },
    );
    expect(told.timeline.nodes.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      [null, 'REPORTED'],
      ['REPORTED', 'IN_GRID'],
      ['IN_GRID', 'RESOLVED'],
    ]);
  });
});

describe('the figures of a place', () => {
  it('say what happened, and those of the children add up to the parent’s', async () => {
    let seen = await reports(cast.gridWorker, { category: 'E01', reporterKind: 'RESIDENT' });
    seen = await does(cast.gridWorker, { name: 'resolveCase', on: seen, args: settled });
    seen = await does(cast.hub, { name: 'verifyCase', on: seen, args: { ok: true } });
    await does(cast.hub, { name: 'recordCallback', on: seen, args: { input: { outcome: 'SATISFIED', score: 5 } } });
    await reports(cast.resident);
    await reports(cast.neighbourHub, { place: '340103009002', channel: 'HOTLINE' });
    await made.settle();
    const street = await statsOf(SANXIAOKOU);
    expect(street).toMatchObject({ reported: 3, closed: 1, open: 2, overdue: 0, onTimeRate: 1 });
    expect(street.byChannel).toEqual(
      expect.arrayContaining([
        { channel: 'ESTATE_PATROL', count: 1 },
        { channel: 'APP', count: 1 },
        { channel: 'HOTLINE', count: 1 },
      ]),
    );
    const children = await Promise.all([COMMUNITY, '340103009002'].map(statsOf));
    for (const key of ['reported', 'closed', 'open'])
      expect(children.reduce((sum, child) => sum + child[key], 0)).toBe(street[key]);
  });

  it('of a range hold the days of the range, and no more', async () => {
    await reports(cast.resident);
    made.clock.forward({ days: 3 });
    await reports(cast.resident);
    await made.settle();
    const RANGE =
      'query ($r: [_Any!]!, $range: DateRange) { _entities(representations: $r) { ... on Jurisdiction { caseStats(range: $range) { reported open } } } }';
    const of = async (from: string, until: string) =>
      (await cast.admin.asks(RANGE, { r: [{ __typename: 'Jurisdiction', code: COMMUNITY }], range: { from, until } }))
        ._entities[0].caseStats;
    expect(await of('2026-03-02', '2026-03-03')).toEqual({ reported: 1, open: 2 });
    expect(await of('2026-03-01', '2026-04-01')).toEqual({ reported: 2, open: 2 });
    expect(await of('2026-04-01', '2026-05-01')).toEqual({ reported: 0, open: 2 });
  });

  it('come by grid and by worker as well', async () => {
    const seen = await reports(cast.resident);
    await does(cast.gridWorker, { name: 'acceptCase', on: seen });
    await reports(cast.binhuGrid, { place: BINHU_GRID });
    await made.settle();
    const GRIDS =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Grid { openCases } ... on Worker { caseLoad } } }';
    const r = [
      { __typename: 'Grid', code: GRID },
      { __typename: 'Worker', id: 'w1', userId: 'u-grid' },
      { __typename: 'Worker', id: 'w2', userId: null },
    ];
    expect((await cast.hub.asks(GRIDS, { r }))._entities).toEqual([{ openCases: 1 }, { caseLoad: 1 }, { caseLoad: 0 }]);
    expect(await rowsBelow(BINHU_COMMITTEE)).toHaveLength(1);
  });
});
