import { openDoor } from './places.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();

// The operation of domain §4.13 as far as its parts exist: one text for every level.
const OVERVIEW = `query Overview($code: ID!, $range: DateRange!) {
  jurisdiction(code: $code) {
    code name statLevel tiers
    caseStats(range: $range) { reported closed open onTimeRate overdue satisfaction byChannel { channel count } }
    gridStats { grids points qrCodes }
    populationStats { residents households elders60 elders80 unverified completeness duplicatesOpen pendingChanges
      byResidency { residency count } byAgeBand { ageBand count } under14 { value fewerThan } }
    housingStats { houses rented vacant mismatchesOpen hazardsOpen leasesExpiring byUse { use count } }
    children { code name caseStats(range: $range) { reported open overdue }
      populationStats { residents elders60 } housingStats { houses rented } }
    grids(first: 50) { nodes { code openCases residentCount houseCount } }
  }
}`;
const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { number } }';
const ESTATE = 'mutation ($input: EstateInput!) { made: registerEstate(input: $input) { id } }';
const BUILDING = 'mutation ($input: BuildingInput!) { made: registerBuilding(input: $input) { id } }';
const HOUSE = 'mutation ($input: HouseInput!) { made: registerHouse(input: $input) { id } }';
const REGISTER = 'mutation ($input: ResidentInput!) { made: registerResident(input: $input) { id } }';
const range = { from: '2026-01-01', until: '2027-01-01' };

const report = (who: Caller, place: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      who.asks(REPORT, {
        input: { place, title: `路灯不亮${at}`, description: '夜间无照明', category: 'A02', channel: 'STREET_PATROL' },
      }),
    ),
  );

const made = async (who: Caller, text: string, input: object): Promise<string> =>
  (await who.asks(text, { input })).made.id;

/** An estate of one building with so many rented homes. */
async function build(who: Caller, place: string, homes: number): Promise<void> {
  const estate = await made(who, ESTATE, { place, name: `统计苑${place.slice(-3)}` });
  const building = await made(who, BUILDING, { estate, place, number: '1', floors: 6, units: 1 });
  for (let floor = 1; floor <= homes; floor += 1)
    await made(who, HOUSE, { building, unit: '1', floor, room: `${floor}01`, use: 'RENTED' });
}

/** So many people aged seventy. */
async function settle(who: Caller, place: string, elders: number): Promise<void> {
  const input = { place, name: '安乐', idType: 'NONE', sexCode: '2', birthDate: '1955-03-02', residency: 'HUKOU' };
  for (let elder = 0; elder < elders; elder += 1) await made(who, REGISTER, input);
}

const overview = async (who: Caller, code: string) =>
  (await who.asks(OVERVIEW, { code, range: yearOf(new Date()) })).jurisdiction;
const yearOf = (now: Date) => ({ from: `${now.getFullYear()}-01-01`, until: `${now.getFullYear() + 1}-01-01` });

interface Child {
  readonly code: string;
  readonly caseStats: { readonly reported: number; readonly open: number };
  readonly populationStats: { readonly residents: number; readonly elders60: number };
  readonly housingStats: { readonly houses: number; readonly rented: number };
}
const figuresOf = ({ caseStats, populationStats, housingStats }: Child) => ({
  reported: caseStats.reported,
  open: caseStats.open,
  residents: populationStats.residents,
  elders60: populationStats.elders60,
  houses: housingStats.houses,
  rented: housingStats.rented,
});
type Figures = ReturnType<typeof figuresOf>;
const none: Figures = { reported: 0, open: 0, residents: 0, elders60: 0, houses: 0, rented: 0 };
const sum = (children: readonly Child[]): Figures =>
  children
    .map(figuresOf)
    .reduce<Figures>(
      (total, each) =>
        Object.fromEntries(
          (Object.keys(none) as (keyof Figures)[]).map((key) => [key, total[key] + each[key]]),
        ) as unknown as Figures,
      none,
    );

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
    const clerk = await city.as('clerk-binhu');
    await build(clerk, grid, 2);
    await settle(clerk, grid, 3);
    await build(clerk, '340111400002', 1);
    await settle(clerk, '340111400002', 1);
    await build(await city.as('lead-sanxiaokou'), '340103009001', 3);
    await settle(await city.as('grid-sanxiaokou'), '340103009001001', 2);
    await eventually(
      () => Promise.all([overview(baohe, '340111'), overview(luyang, '340103009')]),
      ([first, second]) =>
        first.caseStats.reported === 6 &&
        second.caseStats.reported === 5 &&
        first.housingStats.houses === 3 &&
        second.housingStats.houses === 3 &&
        first.populationStats.residents === 4 &&
        second.populationStats.residents === 2,
    );
  }, 120_000);

  it.each([
    ['the district', '340111', 'DISTRICT', ['DISTRICT'], [6, 4, 3]],
    ['the two-tier community', '340111400', 'STREET', ['STREET', 'COMMUNITY'], [5, 4, 3]],
    ['a committee below it', '340111400002', 'COMMUNITY', ['SELF_GOVERNANCE'], [2, 1, 1]],
    ['a community that holds grids', '340111400001', 'COMMUNITY', ['SELF_GOVERNANCE'], [3, 3, 2]],
  ] as const)('answers for %s', async (_, code, statLevel, tiers, [reported, residents, houses]) => {
    const node = await overview(baohe, code);
    expect(node).toMatchObject({
      statLevel,
      tiers,
      caseStats: { reported, open: reported, closed: 0, byChannel: [{ channel: 'STREET_PATROL', count: reported }] },
      populationStats: {
        residents,
        elders60: residents,
        elders80: 0,
        unverified: 0,
        byAgeBand: [{ ageBand: 'AGE_70_79', count: residents }],
      },
      housingStats: { houses, rented: houses, mismatchesOpen: houses, byUse: [{ use: 'RENTED', count: houses }] },
    });
  });

  it('answers for the three-tier street, to its own district', async () => {
    expect(await overview(luyang, '340103009')).toMatchObject({
      name: '三孝口街道',
      statLevel: 'STREET',
      tiers: ['STREET'],
      caseStats: { reported: 5 },
      populationStats: { residents: 2 },
      housingStats: { houses: 3 },
    });
  });

  it.each(['340111', '340111400', '340103', '340103009'])(
    'gives at %s what its children give together',
    async (code) => {
      const node = await overview(code.startsWith('340103') ? luyang : baohe, code);
      expect(node.children.length).toBeGreaterThan(5);
      expect(sum(node.children)).toEqual(figuresOf(node));
    },
  );

  it('names the categories it counts, to who asks', async () => {
    const NAMED =
      'query ($code: ID!) { jurisdiction(code: $code) { caseStats { byCategory { category name count } } } }';
    const { jurisdiction } = await baohe.asks(NAMED, { code: '340111' });
    expect(jurisdiction.caseStats.byCategory).toEqual([{ category: 'A02', name: '路灯不亮', count: 6 }]);
  });

  it('counts down to the grid', async () => {
    expect(await overview(baohe, '340111400001')).toMatchObject({
      grids: { nodes: [{ code: grid, openCases: 3, residentCount: 3, houseCount: 2 }] },
      gridStats: { grids: 1, points: 1 },
    });
  });

  it('tells one district nothing of another but its name', async () => {
    const { data, errors } = await luyang.answers(OVERVIEW, { code: '340111400', range });
    expect(data).toMatchObject({
      jurisdiction: {
        name: '滨湖世纪社区',
        caseStats: null,
        gridStats: null,
        populationStats: null,
        housingStats: null,
      },
    });
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['NOT_FOUND']));
  });
});
