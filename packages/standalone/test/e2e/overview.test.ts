import { openDoor } from './places.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();

// The operation of domain §4.13 as far as its parts exist: one text for every level.
const OVERVIEW = `query Overview($code: ID!, $range: DateRange!) {
  jurisdiction(code: $code) {
    code name statLevel tiers
    caseStats(range: $range) { reported closed open onTimeRate overdue satisfaction byChannel { channel count } }
    gridStats { grids points qrCodes }
    children { code name caseStats(range: $range) { reported open overdue } }
    grids(first: 50) { nodes { code openCases } }
  }
}`;
const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { number } }';
const range = { from: '2026-01-01', until: '2027-01-01' };

const report = (who: Caller, place: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      who.asks(REPORT, {
        input: { place, title: `路灯不亮${at}`, description: '夜间无照明', category: 'A02', channel: 'STREET_PATROL' },
      }),
    ),
  );

const overview = async (who: Caller, code: string) =>
  (await who.asks(OVERVIEW, { code, range: yearOf(new Date()) })).jurisdiction;
const yearOf = (now: Date) => ({ from: `${now.getFullYear()}-01-01`, until: `${now.getFullYear() + 1}-01-01` });

interface Child {
  readonly code: string;
  readonly caseStats: { readonly reported: number; readonly open: number };
}
const sum = (children: readonly Child[], key: 'open' | 'reported') =>
  children.reduce((total, { caseStats }) => total + caseStats[key], 0);

describe('the same overview', () => {
  let baohe: Caller;
  let luyang: Caller;
  let grid: string;

  beforeAll(async () => {
    [baohe, luyang] = await Promise.all([city.as('qu-admin'), city.as('luyang-admin')]);
    ({ grid } = await openDoor(baohe, '340111400001', '琼临'));
    await report(baohe, grid, 3);
    await report(baohe, '340111400002', 2);
    await report(baohe, '340111001001', 1);
    await report(luyang, '340103009001', 4);
    await report(luyang, '340103009002', 1);
    await eventually(
      () => Promise.all([overview(baohe, '340111'), overview(luyang, '340103009')]),
      ([first, second]) => first.caseStats.reported === 6 && second.caseStats.reported === 5,
    );
  }, 60_000);

  it.each([
    ['the district', '340111', 'DISTRICT', ['DISTRICT'], 6],
    ['the two-tier community', '340111400', 'STREET', ['STREET', 'COMMUNITY'], 5],
    ['a committee below it', '340111400002', 'COMMUNITY', ['SELF_GOVERNANCE'], 2],
    ['a community that holds grids', '340111400001', 'COMMUNITY', ['SELF_GOVERNANCE'], 3],
  ])('answers for %s', async (_, code, statLevel, tiers, reported) => {
    const node = await overview(baohe, code);
    expect(node).toMatchObject({
      statLevel,
      tiers,
      caseStats: { reported, open: reported, closed: 0, byChannel: [{ channel: 'STREET_PATROL', count: reported }] },
    });
  });

  it('answers for the three-tier street, to its own district', async () => {
    expect(await overview(luyang, '340103009')).toMatchObject({
      name: '三孝口街道',
      statLevel: 'STREET',
      tiers: ['STREET'],
      caseStats: { reported: 5 },
    });
  });

  it.each(['340111', '340111400', '340103009'])('gives at %s what its children give together', async (code) => {
    const node = await overview(code.startsWith('340103') ? luyang : baohe, code);
    expect(node.children.length).toBeGreaterThan(5);
    expect(sum(node.children, 'reported')).toBe(node.caseStats.reported);
    expect(sum(node.children, 'open')).toBe(node.caseStats.open);
  });

  it('names the categories it counts, to who asks', async () => {
    const NAMED =
      'query ($code: ID!) { jurisdiction(code: $code) { caseStats { byCategory { category name count } } } }';
    const { jurisdiction } = await baohe.asks(NAMED, { code: '340111' });
    expect(jurisdiction.caseStats.byCategory).toEqual([{ category: 'A02', name: '路灯不亮', count: 6 }]);
  });

  it('counts down to the grid', async () => {
    expect(await overview(baohe, '340111400001')).toMatchObject({
      grids: { nodes: [{ code: grid, openCases: 3 }] },
      gridStats: { grids: 1, points: 1 },
    });
  });

  it('tells one district nothing of another but its name', async () => {
    const { data, errors } = await luyang.answers(OVERVIEW, { code: '340111400', range });
    expect(data).toMatchObject({ jurisdiction: { name: '滨湖世纪社区', caseStats: null, gridStats: null } });
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['NOT_FOUND']));
  });
});
