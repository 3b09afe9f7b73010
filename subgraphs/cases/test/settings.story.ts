import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { BINHU_GRID, castOf, COMMUNITY, LUYANG, reports } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const SET = `mutation ($version: Int!, $input: CategoryInput!, $district: ID = "340103") {
  configureCategory(district: $district, version: $version, input: $input) { code version name district defaultTier } }`;
const TREE =
  'query ($within: ID, $publicOnly: Boolean) { caseCategories(within: $within, publicOnly: $publicOnly) { categories { code name parent district isPublic } } }';
const input = { code: 'C02', name: '乱停车', defaultTier: 'GRID' };
const treeOf = async (within: string | null, publicOnly = false) =>
  (await made.anonymous().asks(TREE, { within, publicOnly })).caseCategories.categories as {
    code: string;
    name: string;
    parent: string | null;
    district: string | null;
    isPublic: boolean;
  }[];

describe('a district’s category tree', () => {
  it('is the national one until the district says otherwise, and then only there', async () => {
    const national = await treeOf(null);
    expect(national.find(({ code }) => code === 'C02')).toMatchObject({ name: '机动车乱停放', district: null });
    await cast.admin.asks(SET, { version: 0, input });
    expect((await treeOf(COMMUNITY)).find(({ code }) => code === 'C02')).toMatchObject({
      name: '乱停车',
      district: LUYANG,
    });
    expect((await treeOf(BINHU_GRID)).find(({ code }) => code === 'C02')).toMatchObject({ name: '机动车乱停放' });
    expect(await reports(cast.gridWorker)).toMatchObject({ state: 'IN_GRID' });
    expect(await reports(cast.binhuGrid, { place: BINHU_GRID })).toMatchObject({ state: 'REPORTED' });
  });

  it('takes entries of its own', async () => {
    await cast.admin.asks(SET, { version: 0, input: { ...input, code: 'L01', name: '共享单车堆积', parent: 'C' } });
    expect((await treeOf(COMMUNITY)).map(({ code }) => code)).toContain('L01');
    expect((await treeOf(null)).map(({ code }) => code)).not.toContain('L01');
  });

  it('shows residents what they may choose, and the classes above it', async () => {
    const shown = await treeOf(null, true);
    expect(shown.find(({ code }) => code === 'G03')).toBeUndefined();
    expect(shown.find(({ code }) => code === 'B')).toBeDefined();
    expect(shown.filter(({ isPublic, parent }) => parent && !isPublic)).toEqual([]);
  });

  it('is a tree: every parent is an entry of it', async () => {
    const tree = await treeOf(null);
    const codes = new Set(tree.map(({ code }) => code));
    expect(tree.filter(({ parent }) => parent && !codes.has(parent))).toEqual([]);
  });

  it('is changed at its version, and heard of', async () => {
    const { configureCategory } = await cast.admin.asks(SET, { version: 0, input });
    expect(configureCategory.version).toBe(1);
    await expect(cast.admin.asks(SET, { version: 0, input })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect((await cast.admin.asks(SET, { version: 1, input })).configureCategory.version).toBe(2);
    await expect(cast.admin.asks(SET, { version: 3, input: { ...input, code: 'L02' } })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    expect((await made.journal()).at(-1)?.event).toEqual({ type: 'case-category.configured', data: { code: 'C02' } });
  });

  it.each([
    ['a code that is none', { code: 'x y' }, 'VALUE_INVALID'],
    ['a code no counter can carry', { code: 'L.01' }, 'VALUE_INVALID'],
    ['itself as parent', { parent: 'C02' }, 'VALUE_INVALID'],
    ['an unknown department', { departments: ['space'] }, 'CASE_DEPARTMENT_UNKNOWN'],
    ['a limit of no time', { sla: [{ stage: 'ACCEPT', minutes: 0 }] }, 'VALUE_INVALID'],
    ['a fifth severity', { sla: [{ stage: 'ACCEPT', severity: 5, minutes: 60 }] }, 'VALUE_INVALID'],
    [
      'a point twice',
      {
        closingStandard: [
          { code: 'A', text: '一' },
          { code: 'A', text: '二' },
        ],
      },
      'VALUE_INVALID',
    ],
  ])('is refused with %s', async (_, over, code) => {
    await expect(cast.admin.asks(SET, { version: 0, input: { ...input, ...over } })).rejects.toMatchObject({ code });
  });

  it('is configured by the district’s own admin alone', async () => {
    await expect(cast.streetLead.asks(SET, { version: 0, input })).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(cast.admin.asks(SET, { version: 0, input, district: '340111' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(cast.admin.asks(SET, { version: 0, input, district: COMMUNITY })).rejects.toMatchObject({
      code: 'CODE_INVALID',
    });
  });
});

describe('a district’s working hours', () => {
  const HOURS =
    'mutation ($version: Int!, $input: CalendarInput!) { configureCalendar(district: "340103", version: $version, input: $input) { version opens closes } }';

  it('are the usual ones until it sets its own, at their version', async () => {
    expect(
      (await cast.admin.asks('{ workingCalendar(within: "340103") { version opens closes } }')).workingCalendar,
    ).toEqual({
      version: 0,
      opens: 540,
      closes: 1050,
    });
    await cast.admin.asks(HOURS, { version: 0, input: { opens: 480, closes: 1020 } });
    await expect(cast.admin.asks(HOURS, { version: 0, input: {} })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    expect(
      (await cast.admin.asks('{ workingCalendar(within: "340103009") { version opens } }')).workingCalendar,
    ).toEqual({
      version: 1,
      opens: 480,
    });
  });

  it.each([[{ opens: 1000, closes: 1010 }], [{ opens: -1 }], [{ closes: 1500 }]])('are never %j', async (hours) => {
    await expect(cast.admin.asks(HOURS, { version: 0, input: hours })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it('are not the hub’s to set', async () => {
    await expect(cast.hub.asks(HOURS, { version: 0, input: {} })).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

describe('the way a place is run', () => {
  it('is what jurisdictions said last: a two-tier place made three-tier escalates to its street', async () => {
    await made.hear({
      type: 'division.admin-model-changed',
      subject: '340103009000',
      jurisdiction: '340103009000',
      data: { code: '340103009000', model: 'TWO_TIER' },
    });
    expect(await reports(cast.admin, { place: COMMUNITY })).toMatchObject({
      tier: 'COMMUNITY',
      nodeCode: '340103009000',
    });
    await made.hear({
      type: 'division.admin-model-changed',
      subject: '340103009000',
      jurisdiction: '340103009000',
      version: 2,
      data: { code: '340103009000', model: 'THREE_TIER' },
    });
    expect(await reports(cast.admin, { place: COMMUNITY })).toMatchObject({ nodeCode: COMMUNITY });
  });
});
