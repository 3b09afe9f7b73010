import { madeUpCreditCode } from '@linli/vocabulary';
import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  type Cast,
  castOf,
  COMMUNITY,
  does,
  GRID,
  looks,
  NEXT_GRID,
  opens,
  type Person,
  refused,
  type Seen,
  told,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const creditCode = madeUpCreditCode(7);
const shop = (input: object = {}, person: Person = cast.clerk): Promise<Seen> =>
  opens(person, { creditCode, ...input });
const atHouse = { kind: 'HOUSE', id: 'house-1' };

describe('a merchant', () => {
  it('is registered where it stands, with a whole score, and the city hears of it', async () => {
    expect(await shop({}, cast.gridWorker)).toMatchObject({
      name: '琼临烟酒店',
      status: 'OPEN',
      creditCode,
      gridCode: GRID,
      industry: { code: 'F5226', edition: '2017', section: 'F', sectionName: '批发和零售业' },
      premises: { kind: 'POINT', isLost: false, point: { id: 'point-1' }, house: null },
      credit: { score: 100, ruleVersion: 0, reasons: [] },
    });
    const [line] = await made.journal();
    expect(line).toMatchObject({
      place: GRID,
      event: { type: 'merchant.opened', data: { kind: 'SHOP', section: 'F' } },
    });
  });

  it.each([
    [
      'a code whose check character is wrong',
      { creditCode: `${creditCode.slice(0, 17)}${creditCode.endsWith('0') ? '1' : '0'}` },
      'CREDIT_CODE_INVALID',
    ],
    ['an industry of no section', { industryCode: 'U52' }, 'INDUSTRY_INVALID'],
    ['an industry with one digit', { industryCode: 'F5' }, 'INDUSTRY_INVALID'],
    ['an issue that is no year', { industryEdition: 'new' }, 'INDUSTRY_INVALID'],
    ['no name', { name: '  ' }, 'VALUE_MISSING'],
    ['a phone that is none', { phone: '123' }, 'VALUE_INVALID'],
    ['no premises', { premises: { kind: 'POINT', id: '' } }, 'VALUE_MISSING'],
    ['a place that is none', { place: '34011' }, 'CODE_INVALID'],
    ['a place of somebody else', { place: '340111400002' }, 'NOT_FOUND'],
  ])('is not registered with %s', async (_, input, code) => {
    await expect(shop(input)).rejects.toMatchObject({ code });
    expect(await told(made)).toEqual([]);
  });

  it('has a point to itself, until it closes; a house has room for several, and so has a market', async () => {
    const first = await shop();
    await expect(shop({ name: '第二家' })).rejects.toMatchObject({ code: 'PREMISES_TAKEN' });
    await shop({ name: '一号摊', kind: 'MARKET_STALL' });
    await shop({ name: '二号摊', kind: 'MARKET_STALL' });
    await shop({ name: '楼上公司', kind: 'OFFICE', premises: atHouse });
    await shop({ name: '楼上工作室', kind: 'OFFICE', premises: atHouse });
    await does(cast.clerk, 'closeMerchant', { on: first, reason: '租约到期' });
    expect(await shop({ name: '第二家' })).toMatchObject({ status: 'OPEN' });
  });

  it('is found by its name, by what it is, and by its code whichever way it is typed', async () => {
    const { id } = await shop();
    const other = await shop({ name: '张记面馆', industryCode: 'h', premises: atHouse, creditCode: null });
    const LIST = `query ($filter: MerchantFilter, $search: String) {
      merchants(first: 10, filter: $filter, search: $search, order: NAME) { nodes { id } } }`;
    const found = async (variables: object) =>
      (await cast.hub.asks(LIST, variables)).merchants.nodes.map((each: Seen) => each.id);
    expect(await found({ search: '烟酒' })).toEqual([id]);
    expect(await found({ filter: { section: 'H' } })).toEqual([other.id]);
    expect(await found({ filter: { status: 'CLOSED' } })).toEqual([]);
    const CODE = 'query ($code: String!) { merchantsByCreditCode(creditCode: $code) { creditCode merchants { id } } }';
    const byCode = await cast.hub.asks(CODE, { code: creditCode.toLowerCase() });
    expect(byCode.merchantsByCreditCode).toEqual({ creditCode, merchants: [{ id }] });
    expect((await cast.neighbour.asks(CODE, { code: creditCode })).merchantsByCreditCode.merchants).toEqual([]);
    await expect(cast.hub.asks(CODE, { code: '91340111MA2N000000' })).rejects.toMatchObject({
      code: 'CREDIT_CODE_INVALID',
    });
  });

  it('is described anew, and nothing is told when nothing is new', async () => {
    const seen = await shop();
    const after = await does(cast.clerk, 'describeMerchant', {
      on: seen,
      input: { name: '琼临便利店', industryCode: 'F52' },
    });
    expect(after).toMatchObject({ name: '琼临便利店', industry: { code: 'F52' }, version: seen.version + 1 });
    const same = await does(cast.clerk, 'describeMerchant', {
      on: after,
      input: { name: '琼临便利店', phone: '13800138000' },
    });
    expect(same.version).toBe(after.version);
    expect(await told(made)).toEqual(['merchant.opened', 'merchant.changed']);
  });

  it('goes to other premises with its licences and inspections', async () => {
    const seen = await shop();
    const licence = await does(cast.clerk, 'recordLicence', {
      merchant: seen.id,
      input: { kind: 'TOBACCO', number: '3401-0001' },
    });
    const moved = await does(cast.clerk, 'moveMerchant', { on: seen, place: NEXT_GRID, premises: atHouse });
    expect(moved).toMatchObject({ gridCode: NEXT_GRID, premises: { kind: 'HOUSE', house: { id: 'house-1' } } });
    expect(await looks(cast.otherGridWorker, 'Licence', licence.id)).toMatchObject({ kind: 'TOBACCO' });
    expect(await looks(cast.gridWorker, 'Licence', licence.id)).toBeNull();
    const again = await does(cast.clerk, 'moveMerchant', { on: moved, place: NEXT_GRID });
    expect(again.version).toBe(moved.version);
  });

  it('does not go to a point that is another’s', async () => {
    await shop();
    const other = await shop({ name: '第二家', premises: { kind: 'POINT', id: 'point-2' } });
    const premises = { kind: 'POINT', id: 'point-1' };
    await expect(does(cast.clerk, 'moveMerchant', { on: other, place: GRID, premises })).rejects.toMatchObject({
      code: expect.stringMatching(/PREMISES_TAKEN|ALREADY_EXISTS/),
    });
  });
});

type Step = readonly [mutation: string, args: object];
const steps = {
  DESCRIBE: ['describeMerchant', { input: { name: '新名' } }],
  MOVE: ['moveMerchant', { place: NEXT_GRID }],
  SUSPEND: ['suspendMerchant', { reason: '装修' }],
  RESUME: ['resumeMerchant', {}],
  CLOSE: ['closeMerchant', { reason: '注销' }],
  LEAVE: ['leaveCircle', {}],
} as const satisfies Record<string, Step>;
type Action = keyof typeof steps;
const takes = (on: Seen, action: Action, person: Person = cast.clerk): Promise<Seen> => {
  const [mutation, args] = steps[action];
  return does(person, mutation, { on, ...args });
};
const ways = { OPEN: [], SUSPENDED: ['SUSPEND'], CLOSED: ['CLOSE'] } as const;
const standsAt = async (state: keyof typeof ways): Promise<Seen> => {
  let seen = await shop();
  for (const action of ways[state]) seen = await takes(seen, action);
  return seen;
};

describe('the table of merchants', () => {
  it.each([
    ['OPEN', 'SUSPEND', 'SUSPENDED', 'merchant.suspended'],
    ['OPEN', 'CLOSE', 'CLOSED', 'merchant.closed'],
    ['OPEN', 'DESCRIBE', 'OPEN', 'merchant.changed'],
    ['OPEN', 'MOVE', 'OPEN', 'merchant.moved'],
    ['SUSPENDED', 'RESUME', 'OPEN', 'merchant.resumed'],
    ['SUSPENDED', 'CLOSE', 'CLOSED', 'merchant.closed'],
    ['SUSPENDED', 'DESCRIBE', 'SUSPENDED', 'merchant.changed'],
    ['SUSPENDED', 'MOVE', 'SUSPENDED', 'merchant.moved'],
  ] as const)('leads from %s by %s to %s, and the city hears of it', async (from, action, to, event) => {
    expect(await takes(await standsAt(from), action)).toMatchObject({ status: to });
    expect((await told(made)).at(-1)).toBe(event);
  });

  it.each([
    ['OPEN', 'RESUME'],
    ['SUSPENDED', 'SUSPEND'],
    ...(['DESCRIBE', 'MOVE', 'SUSPEND', 'RESUME', 'CLOSE'] as const).map((action) => ['CLOSED', action] as const),
  ] as const)('does not lead from %s by %s', async (from, action) => {
    const seen = await standsAt(from);
    await expect(takes(seen, action)).rejects.toMatchObject({ code: 'MERCHANT_STATUS' });
  });

  it.each(['DESCRIBE', 'MOVE', 'SUSPEND', 'CLOSE'] as const)(
    'is closed to strangers and old versions: %s',
    async (action) => {
      const [mutation, args] = steps[action];
      await refused(cast, mutation, { on: await shop(), ...args });
    },
  );

  it('is closed to strangers and old versions: RESUME', async () => {
    await refused(cast, 'resumeMerchant', { on: await standsAt('SUSPENDED') });
  });

  it.each(['SUSPEND', 'CLOSE'] as const)('wants a reason for %s', async (action) => {
    const seen = await shop();
    await expect(does(cast.clerk, steps[action][0], { on: seen, reason: ' ' })).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    });
  });
});

describe('who answers for a merchant', () => {
  const ASK = 'query ($id: ID!) { merchant(id: $id) { legalRepresentative phone } }';
  const reads = async (someone: Parameters<typeof made.person>[0], id: string) =>
    (await made.person(someone).asks(ASK, { id })).merchant;
  const worker = { at: COMMUNITY, roles: ['grid-worker'], id: 'u-grid' } as const;

  it('is hidden without a purpose, and told with a trace to whoever inspects in the own grid', async () => {
    const { id } = await shop();
    expect(await reads({ ...worker, grids: [GRID] }, id)).toEqual({
      legalRepresentative: '张**',
      phone: '138****8000',
    });
    const clear = { legalRepresentative: '张三丰', phone: '13800138000' };
    expect(await reads({ ...worker, grids: [GRID], purpose: 'MERCHANT_INSPECTION' }, id)).toEqual(clear);
    const revealed = (await made.journal()).filter(({ action }) => action === 'merchant.revealed');
    expect(revealed).toMatchObject([{ subject: id, fields: ['legalRepresentative', 'phone'] }]);
  });

  it('is hidden from other purposes, and once the merchant is no more', async () => {
    const seen = await shop();
    const hidden = { legalRepresentative: '张**', phone: '138****8000' };
    expect(await reads({ ...worker, grids: [GRID], purpose: 'HOUSEHOLD_VISIT' }, seen.id)).toEqual(hidden);
    await takes(seen, 'CLOSE');
    expect(await reads({ ...worker, grids: [GRID], purpose: 'MERCHANT_INSPECTION' }, seen.id)).toEqual(hidden);
  });
});

describe('a business circle', () => {
  const circle = (person: Cast[keyof Cast] = cast.clerk) =>
    does(person, 'openCircle', { input: { place: COMMUNITY, name: '世纪商圈' } });
  const activity = (id: string, over: object = {}) => ({
    input: {
      circle: id,
      title: '周末集市',
      from: '2026-03-07T09:00:00+08:00',
      until: '2026-03-08T18:00:00+08:00',
      ...over,
    },
  });

  it('is opened, joined and left, one at a time', async () => {
    const { id } = await circle();
    const other = await circle();
    const joined = await does(cast.clerk, 'joinCircle', { on: await shop(), circle: id });
    expect(joined.circle).toEqual({ id });
    await expect(does(cast.clerk, 'joinCircle', { on: joined, circle: other.id })).rejects.toMatchObject({
      code: 'CIRCLE_MEMBERSHIP',
    });
    await refused(cast, 'leaveCircle', { on: joined });
    const left = await takes(joined, 'LEAVE');
    expect(left.circle).toBeNull();
    await expect(takes(left, 'LEAVE')).rejects.toMatchObject({ code: 'CIRCLE_MEMBERSHIP' });
    expect(await told(made)).toEqual([
      'circle.opened',
      'circle.opened',
      'merchant.opened',
      'circle.joined',
      'circle.left',
    ]);
  });

  it('knows its merchants and what it undertakes', async () => {
    const { id } = await circle();
    const member = await does(cast.clerk, 'joinCircle', { on: await shop(), circle: id });
    await refused(cast, 'joinCircle', { on: member, circle: id });
    const fair = await does(cast.clerk, 'announceActivity', activity(id));
    const ASK = `query ($id: ID!) { businessCircle(id: $id) { merchants(first: 5) { nodes { id } }
      activities(first: 5) { nodes { id isCancelled } } } }`;
    expect((await cast.hub.asks(ASK, { id })).businessCircle).toEqual({
      merchants: { nodes: [{ id: member.id }] },
      activities: { nodes: [{ id: fair.id, isCancelled: false }] },
    });
    await refused(cast, 'cancelActivity', { on: fair, reason: '下雨' });
    const off = await does(cast.clerk, 'cancelActivity', { on: fair, reason: '下雨' });
    expect(off).toMatchObject({ isCancelled: true });
    await expect(does(cast.clerk, 'cancelActivity', { on: off, reason: '下雨' })).rejects.toMatchObject({
      code: 'ACTIVITY_CANCELLED',
    });
    expect((await told(made)).slice(-2)).toEqual(['circle.activity-announced', 'circle.activity-cancelled']);
  });

  it('announces nothing that ends before it begins, or is over, or is another’s', async () => {
    const { id } = await circle();
    const announces = (over: object, person: Person = cast.clerk) =>
      does(person, 'announceActivity', activity(id, over));
    await expect(announces({ until: '2026-03-07T08:00:00+08:00' })).rejects.toMatchObject({ code: 'ACTIVITY_PERIOD' });
    await expect(
      announces({ from: '2025-03-01T08:00:00+08:00', until: '2025-03-02T08:00:00+08:00' }),
    ).rejects.toMatchObject({ code: 'ACTIVITY_PERIOD' });
    await expect(announces({}, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
