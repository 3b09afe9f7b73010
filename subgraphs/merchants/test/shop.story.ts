import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { BAOHE, BINHU, castOf, COMMUNITY, does, GRID, looks, NEXT_COMMUNITY, opens } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const TOKEN = 'token-1';
const SHOP = `query ($token: ID!) { shopByQr(token: $token) { name kind status creditScore industry { sectionName }
  licences { kind number validTo state } lastResult lastInspectedOn selfCheckedOn selfCheck { code version items { code } } } }`;
const CHECK = `mutation ($token: ID!, $input: SelfCheckInput!) { submitSelfCheck(token: $token, input: $input) {
  faults putRight } }`;
const items = ['SELF-01', 'SELF-02', 'SELF-03', 'SELF-04', 'SELF-05', 'SELF-06'];
const answers = (...wrong: readonly string[]) => items.map((item) => ({ item, ok: !wrong.includes(item) }));

const qr = (type = 'qr.issued', version = 1) =>
  made.hear({
    type,
    subject: 'qr-1',
    jurisdiction: GRID,
    version,
    data: { token: TOKEN, point: 'point-1', kind: 'SHOP' },
  });
const shop = async (token = TOKEN) => (await made.anonymous().asks(SHOP, { token })).shopByQr;
const checks = async (input: object = {}, token = TOKEN) =>
  (await made.anonymous().asks(CHECK, { token, input: { version: 0, answers: answers(), ...input } })).submitSelfCheck;

describe('whoever scans the code of a shop', () => {
  it('sees what hangs on the wall and the form, and no person', async () => {
    await qr();
    const { id } = await opens(cast.clerk);
    await does(cast.clerk, 'recordLicence', {
      merchant: id,
      input: { kind: 'TOBACCO', number: '340111-1', validTo: '2026-03-20' },
    });
    expect(await shop()).toEqual({
      name: '琼临烟酒店',
      kind: 'SHOP',
      status: 'OPEN',
      creditScore: 100,
      industry: { sectionName: '批发和零售业' },
      licences: [{ kind: 'TOBACCO', number: '340111-1', validTo: '2026-03-20', state: 'EXPIRING' }],
      lastResult: null,
      lastInspectedOn: null,
      selfCheckedOn: null,
      selfCheck: { code: 'SELF', version: 0, items: items.map((code) => ({ code })) },
    });
  });

  it('sees nothing where no merchant is, and behind codes that are retired or unknown', async () => {
    await qr();
    expect(await shop()).toBeNull();
    await opens(cast.clerk);
    expect(await shop('unknown')).toBeNull();
    await qr('qr.retired', 2);
    await qr('qr.issued', 1);
    expect(await shop()).toBeNull();
    await expect(checks()).rejects.toMatchObject({ code: 'SHOP_UNKNOWN' });
  });

  it('answers the form item by item, four times a day, and no score moves', async () => {
    await qr();
    const { id } = await opens(cast.clerk);
    expect(await checks({ answers: answers('SELF-02', 'SELF-04') })).toEqual({
      faults: 2,
      putRight: ['灭火器在有效期内', '燃气软管无老化、阀门已关'],
    });
    await expect(checks({ answers: answers().slice(1) })).rejects.toMatchObject({ code: 'CHECKLIST_ANSWERS' });
    await expect(checks({ version: 3 })).rejects.toMatchObject({ code: 'CHECKLIST_CHANGED' });
    for (let more = 0; more < 3; more += 1) await checks();
    await expect(checks()).rejects.toMatchObject({ code: 'SELF_CHECK_LIMIT' });
    expect(await shop()).toMatchObject({ selfCheckedOn: '2026-03-02', creditScore: 100 });
    made.clock.forward({ days: 1 });
    expect(await checks()).toMatchObject({ faults: 0 });
    const MERCHANT = 'query ($id: ID!) { merchant(id: $id) { selfChecks(first: 9) { nodes { faults } totalCount } } }';
    expect((await cast.gridWorker.asks(MERCHANT, { id })).merchant.selfChecks.totalCount).toBe(5);
    const lines = (await made.journal()).filter(({ event }) => event?.type === 'self-check.submitted');
    expect(lines[0]).toMatchObject({
      place: GRID,
      who: { id: 'svc:merchants/shop-front' },
      event: { data: { faults: 2 } },
    });
  });

  it('gets the form of the district for such a shop', async () => {
    await qr();
    await opens(cast.clerk);
    const input = {
      code: 'SHOP-SELF',
      name: '门店自查',
      team: 'fire',
      isSelfCheck: true,
      kinds: ['SHOP'],
      items: [{ code: 'S-01', text: '灭火器在位' }],
    };
    await does(cast.district, 'configureChecklist', { district: '340111', version: 0, input });
    expect((await shop()).selfCheck).toEqual({ code: 'SHOP-SELF', version: 1, items: [{ code: 'S-01' }] });
    expect(await checks({ version: 1, answers: [{ item: 'S-01', ok: false }] })).toMatchObject({ faults: 1 });
  });
});

const STATS = `query ($r: [_Any!]!, $range: DateRange) { _entities(representations: $r) { ... on Jurisdiction {
  merchantStats(range: $range) { total suspended byKind { kind count } bySection { section sectionName count }
  licencesExpiring licencesExpired inspections passRate rectificationsOpen rectificationsOverdue visitsSaved selfChecks
  markets } } } }`;
const statsOf = async (code: string, range: object | null = null, person = cast.district) =>
  (await person.asks(STATS, { r: [{ __typename: 'Jurisdiction', code }], range }))._entities[0].merchantStats;

const FIRE = ['FIRE-01', 'FIRE-02', 'FIRE-03', 'FIRE-04', 'FIRE-05'];
const HEALTH = ['HEALTH-01', 'HEALTH-02', 'HEALTH-03', 'HEALTH-04'];
const found = (checklist: string, all: readonly string[], wrong?: string) => ({
  input: { checklist, answers: all.map((item) => ({ item, ok: item !== wrong })) },
});

describe('the figures', () => {
  it('say the same at every level what the rows say, and what was done in the days that are asked', async () => {
    const first = await opens(cast.clerk);
    const second = await opens(cast.clerk, {
      name: '张记面馆',
      industryCode: 'H62',
      kind: 'SMALL_PLACE',
      creditCode: null,
      premises: { kind: 'HOUSE', id: 'h1' },
    });
    const third = await opens(cast.clerk, { name: '三店', creditCode: null, premises: { kind: 'HOUSE', id: 'h2' } });
    await does(cast.clerk, 'suspendMerchant', { on: second, reason: '装修' });
    await does(cast.clerk, 'closeMerchant', { on: third, reason: '注销' });
    const licence = (validTo: string) =>
      does(cast.clerk, 'recordLicence', { merchant: first.id, input: { kind: 'FOOD', number: '1', validTo } });
    await licence('2026-03-20');
    await licence('2026-01-20');
    const plan = (checklists: readonly string[]) =>
      does(cast.hub, 'planInspection', { input: { merchant: first.id, checklists, plannedFor: '2026-03-02' } });
    const joint = await plan(['FIRE', 'HEALTH']);
    const half = await does(cast.fire, 'recordInspection', { on: joint, ...found('FIRE', FIRE) });
    await does(cast.health, 'recordInspection', { on: half, ...found('HEALTH', HEALTH) });
    await does(cast.fire, 'recordInspection', { on: await plan(['FIRE']), ...found('FIRE', FIRE, 'FIRE-05') });
    await made.settle();
    const figures = {
      total: 2,
      suspended: 1,
      byKind: expect.arrayContaining([
        { kind: 'SHOP', count: 1 },
        { kind: 'SMALL_PLACE', count: 1 },
      ]),
      bySection: [
        { section: 'F', sectionName: '批发和零售业', count: 1 },
        { section: 'H', sectionName: '住宿和餐饮业', count: 1 },
      ],
      licencesExpiring: 1,
      licencesExpired: 1,
      inspections: 2,
      passRate: 0.5,
      rectificationsOpen: 1,
      rectificationsOverdue: 0,
      visitsSaved: 1,
      selfChecks: 0,
      markets: 0,
    };
    for (const code of [BAOHE, BINHU, COMMUNITY]) expect(await statsOf(code)).toMatchObject(figures);
    expect(await statsOf(NEXT_COMMUNITY)).toMatchObject({ total: 0, passRate: null, bySection: [] });
    const before = { from: '2026-02-01', until: '2026-03-01' };
    expect(await statsOf(BAOHE, before)).toMatchObject({ total: 2, inspections: 0, visitsSaved: 0 });
    await expect(statsOf(COMMUNITY, null, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('are told of a grid, a house and a point too', async () => {
    const { id } = await opens(cast.clerk);
    const office = await opens(cast.clerk, { kind: 'OFFICE', creditCode: null, premises: { kind: 'HOUSE', id: 'h1' } });
    await made.settle();
    const ASK = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Grid { merchantCount }
      ... on House { merchants { id } } ... on Point { merchant { id } } } }`;
    const r = [
      { __typename: 'Grid', code: GRID },
      { __typename: 'House', id: 'h1' },
      { __typename: 'Point', id: 'point-1' },
    ];
    expect((await cast.gridWorker.asks(ASK, { r }))._entities).toEqual([
      { merchantCount: 2 },
      { merchants: [{ id: office.id }] },
      { merchant: { id } },
    ]);
    expect((await cast.neighbour.asks(ASK, { r: r.slice(1) }))._entities).toEqual([
      { merchants: [] },
      { merchant: null },
    ]);
    expect(await looks(cast.neighbour, 'Merchant', id)).toBeNull();
  });
});
